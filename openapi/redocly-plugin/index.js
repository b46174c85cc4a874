// @ts-check
import { serverLine } from "./server-line.js";

export default function openWebuiAuths() {
  return {
    id: "open-webui-auths",
    preprocessors: { oas3: { "server-line": serverLine } },
  };
}

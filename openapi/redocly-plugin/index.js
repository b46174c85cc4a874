// @ts-check
import { serverLine } from "./server-line.js";
import { serverLineAnnotations } from "./server-line-annotations.js";

export default function openWebuiAuths() {
  return {
    id: "open-webui-auths",
    rules: { oas3: { "server-line-annotations": serverLineAnnotations } },
    preprocessors: { oas3: { "server-line": serverLine } },
  };
}

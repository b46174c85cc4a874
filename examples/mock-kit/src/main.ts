import { createInterface } from "node:readline/promises";
import { createAuthsClient } from "open-webui-auths";
import { signInAndGreet } from "./greet.ts";

const {
  OPEN_WEBUI_URL: baseUrl = "http://127.0.0.1:4010",
  OPEN_WEBUI_EMAIL: email = "ada@example.com",
  OPEN_WEBUI_PASSWORD: password = "any will do on the mock",
} = process.env;

const askForCode = async () => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return terminal.question("Code of your authenticator: ").finally(() => terminal.close());
};

console.log(await signInAndGreet(createAuthsClient({ baseUrl }), { email, password }, askForCode));

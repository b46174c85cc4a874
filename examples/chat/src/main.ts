import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type AuthsClient, createAuthsClient, isAuthsError, isSession } from "open-webui-auths";
import { answer, listModels } from "./chat.ts";
import { sessionFile } from "./session-file.ts";

const help = `Asks a model of Open WebUI.

  node src/main.ts                     lists the models
  node src/main.ts MODEL "QUESTION"    streams the answer; Ctrl-C stops it
  node src/main.ts --sign-out          ends the session, which otherwise lasts from run to run

OPEN_WEBUI_URL, OPEN_WEBUI_EMAIL and OPEN_WEBUI_PASSWORD say where and who. An API key in OPEN_WEBUI_TOKEN does instead of both.
`;

async function main(): Promise<void> {
  const options = { help: { type: "boolean" }, "sign-out": { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return console.log(help);
  const [model, question] = positionals;
  const auths = clientOf(process.env);
  if (values["sign-out"]) return void (await auths.signOut());
  if ((await auths.getToken()) === null) await signIn(auths);
  if (model === undefined || question === undefined) {
    for (const name of await listModels(auths)) console.log(name);
    return;
  }
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  try {
    for await (const word of answer(auths, model, question, controller.signal)) process.stdout.write(word);
    console.log();
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    console.log("\n(stopped)");
  }
}

function clientOf({ OPEN_WEBUI_TOKEN: token, OPEN_WEBUI_SESSION: file }: NodeJS.ProcessEnv): AuthsClient {
  const baseUrl = setting("OPEN_WEBUI_URL");
  if (token) return createAuthsClient({ baseUrl, token });
  return createAuthsClient({
    baseUrl,
    storage: sessionFile(file ?? join(homedir(), ".config/open-webui-chat/session.json")),
    // Each account has a session of its own in the file.
    storageKey: `${baseUrl} ${setting("OPEN_WEBUI_EMAIL")}`,
    reauthenticate: signIn,
  });
}

async function signIn(auths: AuthsClient): Promise<void> {
  const account = { email: setting("OPEN_WEBUI_EMAIL"), password: setting("OPEN_WEBUI_PASSWORD") };
  const result = await auths.signIn(account);
  if (!isSession(result)) throw new Error("This account is asked for a second factor; take an API key.");
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}; --help says to what.`);
  return value;
}

function wordsOf(error: unknown): string {
  if (!isAuthsError(error)) return error instanceof Error ? error.message : String(error);
  if (error.code === "invalid_credentials") return "The e-mail address or the password is wrong.";
  if (error.code === "network") return "Nobody answers there. Is OPEN_WEBUI_URL right?";
  if (error.cause instanceof Error && error.code === "not_authenticated")
    return `The session is over. ${wordsOf(error.cause)}`;
  return error.message;
}

await main().catch((error: unknown) => {
  console.error(wordsOf(error));
  process.exitCode = 1;
});

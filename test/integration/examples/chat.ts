import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Program, startProgram } from "./program.ts";

/** A desk with a session file of its own, where the command is run. */
export function deskOf(server: string, account: { email: string; password: string }) {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-chat-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "kept/session.json");
  const start = (args: readonly string[], env: Record<string, string> = {}): Program => {
    const program = startProgram("chat/src/main.ts", args, {
      cwd: folder,
      input: "",
      env: {
        OPEN_WEBUI_URL: server,
        OPEN_WEBUI_EMAIL: account.email,
        OPEN_WEBUI_PASSWORD: account.password,
        OPEN_WEBUI_SESSION: file,
        ...env,
      },
    });
    onTestFinished(() => program[Symbol.asyncDispose]());
    return program;
  };
  return {
    file,
    start,
    run: (args: readonly string[], env?: Record<string, string>) => start(args, env).ended,
  };
}

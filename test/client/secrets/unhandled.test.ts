import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Answer, answering, json, page } from "../faults/servers.ts";
import { echoes, echoOf } from "./echoes.ts";

const program = fileURLToPath(new URL("unhandled.ts", import.meta.url));
const secrets = {
  token: "qxz-stored-token-wvk",
  password: 'qxz password "wvk"',
  fresh: "qxz-fresh-token-wvk",
};

const answers: Record<string, Answer> = {
  "a detail that repeats it": (response, request) =>
    json(500, { detail: `[ERROR: ${echoOf(request)}]` })(response, request),
  "a list that repeats it": (response, request) =>
    json(422, { detail: [{ msg: echoOf(request), loc: ["body"], type: "x" }] })(response, request),
  "headers that repeat it": (response, request) =>
    echoes["every header"]?.(echoOf(request), request)(response, request),
  "what is not HTTP": (response, request) =>
    echoes["what is not HTTP"]?.(echoOf(request), request)(response, request),
  "a web page": page(200, secrets.password),
  "a token that the storage refuses": json(200, { token: secrets.fresh }),
};

describe("an error that nobody catches", () => {
  it.each(Object.entries(answers))("ends the program without telling a secret: %s", async (_, answer) => {
    const server = await answering(answer);
    try {
      const { code, output } = await outputOf(server.url, secrets.token, secrets.password);
      expect(code).toBe(1);
      expect(output).toMatch(/AuthsError: signIn: /);
      for (const secret of [...Object.values(secrets), JSON.stringify(secrets.password).slice(1, -1)]) {
        expect(output).not.toContain(secret);
      }
    } finally {
      await server.close();
    }
  });
});

async function outputOf(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (output += bytes));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, output };
}

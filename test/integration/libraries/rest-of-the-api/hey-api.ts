import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { question } from "../../chat-server.ts";
import { type Chunk, type Model, type SetUp, wordOf } from "./library.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** What hey-api makes of `api.yaml`, as far as it is used here. */
interface Generated {
  createClient(config: { baseUrl: string; fetch: typeof fetch }): unknown;
  listModels(options: { client: unknown }): Promise<{ data?: { data: Model[] }; error?: unknown }>;
  chat(options: object): Promise<{ stream: AsyncIterable<Chunk | string> }>;
}

/** Generates a client from a contract of two operations, and gives it the client's `fetch`. */
export const heyApi: SetUp = async (auths, api) => {
  const { createClient, listModels, chat } = await generated();
  const client = createClient({ baseUrl: api, fetch: auths.fetch });
  return {
    async models() {
      const { data, error } = await listModels({ client });
      if (!data) throw error;
      return data.data.map(({ id }) => id);
    },
    async *answer({ signal, user } = {}) {
      let failure: unknown;
      const { stream } = await chat({
        client,
        signal,
        body: { ...question, stream: true, user },
        // It would ask again and again.
        sseMaxRetryAttempts: 1,
        onSseError: (error: unknown) => {
          failure = error;
        },
      });
      for await (const event of stream) {
        // The last one is no JSON.
        if (typeof event === "string") return;
        yield wordOf(event);
      }
      signal?.throwIfAborted();
      if (failure) throw failure;
    },
  };
};

async function generated(): Promise<Generated> {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-hey-api-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = join(here, "../node_modules/@hey-api/openapi-ts/bin/run.js");
  const args = [program, "-i", join(here, "api.yaml"), "-o", folder, "-c", "@hey-api/client-fetch"];
  execFileSync(process.execPath, args, { cwd: folder, stdio: "ignore" });
  const [sdk, client] = await Promise.all([
    import(join(folder, "sdk.gen.ts")),
    import(join(folder, "client/index.ts")),
  ]);
  return { ...sdk, ...client };
}

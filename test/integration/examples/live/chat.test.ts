import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAuthsClient } from "../../../../src/index.ts";
import {
  type Admin,
  bootOpenWebUI,
  createFirstAdmin,
  type OpenWebUI,
  startRedis,
} from "../../../servers/index.ts";
import { newPassword } from "../../../servers/secrets.ts";
import { startOpenAi, words } from "../../chat-server.ts";
import { deskOf } from "../chat.ts";

const services = new AsyncDisposableStack();
let model: Awaited<ReturnType<typeof startOpenAi>>;
let server: OpenWebUI;
let admin: Admin;

beforeAll(async () => {
  const key = newPassword();
  model = services.use(await startOpenAi(key));
  // Only a server with Redis revokes at sign-out.
  const redis = services.use(await startRedis());
  const env = { ENABLE_OPENAI_API: "true", OPENAI_API_BASE_URL: model.url, OPENAI_API_KEY: key };
  server = services.use(await bootOpenWebUI({ release: "0.12", redis, env }));
  admin = await createFirstAdmin(server.baseUrl);
}, 300_000);

afterAll(() => services.disposeAsync());

it("lists the models of a real 0.12, streams an answer, goes on after a revocation, and stops", async () => {
  const desk = deskOf(server.baseUrl, admin);
  expect(await desk.run([])).toMatchObject({ code: 0, said: "tiny\n" });
  expect(await desk.run(["tiny", "Good morning"])).toMatchObject({ code: 0, said: `${words.join("")}\n` });

  const [token = ""] = Object.values<string>(JSON.parse(readFileSync(desk.file, "utf8")));
  await createAuthsClient({ baseUrl: server.baseUrl, token }).signOut();
  expect(await desk.run(["tiny", "Good morning"])).toMatchObject({ code: 0, said: `${words.join("")}\n` });
  expect(readFileSync(desk.file, "utf8")).not.toContain(token);

  const program = desk.start(["tiny", "Be patient"]);
  await program.says(words[0] ?? "");
  program.child.kill("SIGINT");
  expect(await program.ended).toMatchObject({ code: 0, said: `${words[0]}\n(stopped)\n` });
  await model.gone;
});

import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { closedUrl } from "../../support/listen.ts";
import { sendCrowd } from "./crowd.ts";
import { ask, startWorker } from "./edge-worker.ts";
import type { StandIn } from "./stand-in.ts";
import type { Started } from "./started.ts";
import { person, startUpstream } from "./upstream.ts";

const ada = person("Ada Lovelace");
const grace = person("Grace Hopper");

let upstream: StandIn;
let worker: Started;

beforeAll(async () => {
  upstream = await startUpstream(inject("newestMockUrl"), [ada, grace]);
  worker = await startWorker(upstream.url);
});

afterAll(async () => {
  await worker?.[Symbol.asyncDispose]();
  await upstream?.[Symbol.asyncDispose]();
});

it.each([
  ["a program with a bearer token", { authorization: `Bearer ${ada.token}` }],
  ["a browser with Open WebUI's cookie", { cookie: `theme=dark; token=${ada.token}` }],
])("tells %s who it is", async (_, headers) => {
  const { status, body, headers: answered } = await ask(worker, headers);
  expect(status).toBe(200);
  expect(body).toEqual({ name: ada.name, email: ada.email, role: "user" });
  expect(answered.get("cache-control")).toBe("no-store");
  expect(answered.getSetCookie()).toEqual([]);
  expect(upstream.asked.at(-1)).toMatchObject({ what: "GET /api/v1/auths/", bearer: ada.token });
});

it.each([
  ["without a token", {}],
  ["with what can be no token", { authorization: "Bearer no token at all" }],
  ["with a broken cookie", { cookie: "token=%00%0d%0a; token" }],
  ["with another way to sign in", { authorization: "Basic YWRhOnNlY3JldA==" }],
])("refuses a request %s, and does not ask Open WebUI", async (_, headers: Record<string, string>) => {
  const before = upstream.asked.length;
  const { status, body, headers: answered } = await ask(worker, headers);
  expect(status).toBe(401);
  expect(body).toEqual({
    code: "not_authenticated",
    message: expect.stringContaining("Sign in to Open WebUI"),
  });
  expect(answered.get("www-authenticate")).toBe("Bearer");
  expect(upstream.asked).toHaveLength(before);
});

it("refuses a token that Open WebUI does not take", async () => {
  const { status, body } = await ask(worker, { authorization: "Bearer revoked" });
  expect(status).toBe(401);
  expect(body).toMatchObject({ code: "not_authenticated" });
  expect(JSON.stringify(body)).not.toContain("revoked");
});

it("refuses an API key, which is no person", async () => {
  const { status, body } = await ask(worker, { authorization: "Bearer sk-0123456789abcdef" });
  expect(status).toBe(403);
  expect(body).toMatchObject({ code: "forbidden", message: expect.stringContaining("API key") });
});

it("knows GET alone", async () => {
  const response = await fetch(worker.url, { method: "POST", body: "any" });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET");
});

it("never mixes 300 requests of two people and nobody, 20 at a time", async () => {
  const visits = [ada, grace, undefined].map((self) => async () => {
    const { status, body } = await ask(worker, self && { authorization: `Bearer ${self.token}` });
    const expected = self ? { name: self.name, email: self.email } : { code: "not_authenticated" };
    const seen = body as Record<string, unknown>;
    const right = Object.entries(expected).every(([key, value]) => seen[key] === value);
    if (right && status === (self ? 200 : 401)) return [];
    return [`${self?.name ?? "nobody"} got ${status} ${JSON.stringify(body)}`];
  });
  expect(await sendCrowd(visits, 300)).toEqual([]);
});

it("says so when Open WebUI cannot be reached, or nobody set where it is", async () => {
  const [closed, nowhere] = await Promise.all([startWorker(await closedUrl()), startWorker("")]);
  await using lost = closed;
  await using unset = nowhere;
  const unreached = await ask(lost, { authorization: `Bearer ${ada.token}` });
  expect(unreached.status).toBe(502);
  expect(unreached.body).toMatchObject({ code: "network" });
  const unknown = await ask(unset, { authorization: `Bearer ${ada.token}` });
  expect(unknown.status).toBe(500);
  expect(unknown.body).toEqual({ message: expect.stringContaining("Set OPEN_WEBUI_URL") });
});

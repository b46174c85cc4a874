import { Redis as RedisClient } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { hasNoRedis, type Redis, startRedis } from "../../servers/index.ts";
import { allDo, type Company, endAll, getSessionUser, give, signIn, startWorker } from "./shared-session.ts";
import { type Answer, Gate, type StandIn, startStandIn } from "./stand-in.ts";

const account = { email: "robot@example.com", password: "Secret-of-the-robot" };
const name = "Ada Lovelace, admin";

describe.skipIf(hasNoRedis)("shared-session", () => {
  let redis: Redis;
  let standIn: StandIn;
  let company: Company;
  let given: string[];
  let revoked: Set<string>;
  let beforeSignIn: () => Promise<void>;
  let beforeRefusal: () => Promise<void>;

  /** The mock knows one session; here, each sign-in starts one of its own, which can be revoked. */
  const answer: Answer = async ({ what, bearer = "" }, forward) => {
    if (what === signIn) {
      await beforeSignIn();
      const session = (await (await forward()).json()) as Record<string, unknown>;
      const token = tokenOf(given.length + 1);
      given.push(token);
      return Response.json({ ...session, token, expires_at: expiry });
    }
    if (!revoked.has(bearer)) return forward();
    await beforeRefusal();
    return forward({ prefer: "code=401, example=tokenRevoked" });
  };

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  beforeEach(async () => {
    await redis.start();
    given = [];
    revoked = new Set();
    beforeSignIn = async () => {};
    beforeRefusal = async () => {};
    standIn = await startStandIn(inject("newestMockUrl"), answer);
    company = { server: standIn.url, redis, account };
  });
  afterEach(() => standIn[Symbol.asyncDispose]());

  it("signs in once for four processes, and once more when the session is revoked for all", async () => {
    const workers = [1, 2, 3, 4].map(() => startWorker(company));
    await allDo(workers, "first", name);
    expect(standIn.count(signIn)).toBe(1);

    for (const token of given) revoked.add(token);
    const gate = new Gate();
    beforeRefusal = () => gate.pass();
    const working = allDo(workers, "second", name);
    // All four hold the revoked token and learn of it at the same time.
    await gate.arrived(4);
    gate.open();
    await working;
    expect(standIn.count(signIn)).toBe(2);

    await allDo(workers, "third", name);
    expect(standIn.count(signIn)).toBe(2);
    const endings = await endAll(workers);
    expect(endings.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const said = endings.map((ending) => ending.said).join("");
    expect(said.match(/signed in for all/g)).toHaveLength(2);
    for (const secret of [account.password, ...given]) expect(said).not.toContain(secret);
    expect(standIn.asked.filter(({ what }) => what === getSessionUser).at(-1)?.bearer).toBe(given[1]);
  });

  it("keeps the token alone in Redis", async () => {
    const [worker] = [startWorker(company)];
    await allDo([worker], "first", name);
    const client = new RedisClient(redis.url);
    try {
      const keys = await client.keys("*");
      expect(keys).toHaveLength(1);
      expect(await client.get(keys[0] ?? "")).toBe(given[0]);

      // Somebody signs out for all.
      await client.flushall();
      await allDo([worker], "second", name);
      expect(standIn.count(signIn)).toBe(2);
    } finally {
      client.disconnect();
    }
  });

  it("lets another go on when the one that signs in is killed", async () => {
    company = { ...company, lockSeconds: 6 };
    const gate = new Gate();
    // The first sign-in never gets an answer.
    beforeSignIn = () => (standIn.count(signIn) === 1 ? gate.pass() : Promise.resolve());
    const first = startWorker(company);
    give(first, "first");
    await gate.arrived(1);
    const others = [1, 2, 3].map(() => startWorker(company));
    const working = allDo(others, "first", name);
    first.child.kill("SIGKILL");
    await first.ended;
    await working;
    expect(standIn.count(signIn)).toBe(2);
    expect((await endAll(others)).map(({ code }) => code)).toEqual([0, 0, 0]);
    gate.open();
  });

  it("says why it cannot sign in, and tries anew with the next piece of work", async () => {
    const worker = startWorker(company);
    beforeSignIn = () => Promise.reject(new Error("the connection breaks"));
    give(worker, "first");
    await worker.says(/first: failed: signIn: the server could not be reached/);
    beforeSignIn = async () => {};
    await allDo([worker], "second", name);
    const [ending] = await endAll([worker]);
    expect(ending?.code).toBe(1);
  });

  it("ends with clear words when Redis is down at the start, without its password", async () => {
    await redis.stop();
    const { host } = new URL(redis.url);
    const worker = startWorker({ ...company, redis: { url: redis.url.replace("//", "//:hush@") } });
    const { code, said } = await worker.ended;
    expect(said).toBe(
      `Redis at ${host} cannot be used (ECONNREFUSED). See that it runs, or set REDIS_URL.\n`,
    );
    expect(code).toBe(1);
    expect(standIn.asked).toEqual([]);
  });

  it("fails the piece of work while Redis is down, and goes on when it is back", async () => {
    const worker = startWorker(company);
    await allDo([worker], "first", name);
    await redis.stop();
    give(worker, "second");
    await worker.says(`${worker.child.pid} second: failed: Redis does not answer\n`);
    await redis.start();
    await allDo([worker], "third", name);
    // The new Redis is empty.
    expect(standIn.count(signIn)).toBe(2);
    await endAll([worker]);
    expect(worker.said().trim().split("\n")).toHaveLength(5);
  });

  it.each([
    [
      "no password",
      { account: { ...account, password: "" } },
      "Set OPEN_WEBUI_PASSWORD; the README says to what.",
    ],
    [
      "no address",
      { server: "chat.example.com" },
      "OPEN_WEBUI_URL must be an address such as https://chat.example.com.",
    ],
    ["no Redis", { redis: { url: "hush" } }, "REDIS_URL must be an address such as redis://127.0.0.1:6379."],
    ["half a second", { lockSeconds: 0.5 }, "LOCK_SECONDS must be a whole number of seconds."],
  ])("says which setting is wrong: %s", async (_, wrong, words) => {
    const worker = startWorker({ ...company, ...wrong });
    expect(await worker.ended).toMatchObject({ code: 1, said: `${words}\n` });
  });
});

/** An hour from now. */
const expiry = Math.floor(Date.now() / 1000) + 3600;

function tokenOf(number: number): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  return `${encode({ alg: "HS256" })}.${encode({ exp: expiry, jti: number })}.c2lnbmF0dXJl`;
}

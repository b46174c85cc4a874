import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SetStage, setStage } from "./play.ts";
import { type PrismProxy, startPrismProxy } from "./prism-proxy.ts";
import { parseRelease } from "./releases.ts";
import { playsOf } from "./scenarios/plays.ts";
import { roughRequests } from "./scenarios/rough.ts";

const line = "0.6";
const [life] = playsOf(parseRelease(line));
if (!life) throw new Error("there is no play");
// Prism never answers a request whose JSON is broken.
const scenarios = life.scenarios.filter((scenario) => scenario !== roughRequests);

describe("a real server behind Prism", () => {
  let set: SetStage;
  let proxy: PrismProxy;

  beforeAll(async () => {
    set = await setStage(parseRelease(line), life, { fetch: (request) => proxy.fetch(request) });
    proxy = await startPrismProxy(line, set.stage.baseUrl);
  }, 300_000);

  afterAll(async () => {
    await proxy?.[Symbol.asyncDispose]();
    await set?.[Symbol.asyncDispose]();
  });

  it.each(scenarios)("$name", ({ run }) => run(set.stage));

  it("answers nothing that Prism finds wrong", () => {
    expect(set.stage.exchanges.length).toBeGreaterThan(100);
    expect(proxy.violations).toEqual([]);
  });

  it("would be found wrong: an answer of another operation", async () => {
    const other = await startPrismProxy(line, `${set.stage.baseUrl}/api/v1/auths/admin/details?`);
    try {
      await other.fetch(new Request(`${set.stage.baseUrl}/api/v1/auths/signin`, { method: "POST" }));
      expect(other.violations.length).toBeGreaterThan(0);
    } finally {
      await other[Symbol.asyncDispose]();
    }
  });
});

import { describe, expect, test } from "vitest";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import { beforePlay, differing, keptOf, recordingOf, textOf } from "./recording.ts";
import { parseRelease } from "./releases.ts";

/** An exchange of the play "life" that answers a session. */
function signIn(step: string, body: object, more: Partial<Exchange["response"]> = {}): Exchange {
  return {
    id: `life/${step}: signIn`,
    server: "open-webui",
    version: "0.9.2",
    request: {
      method: "POST",
      path: "/api/v1/auths/signin",
      headers: {},
      body: { email: "ada@example.com" },
    },
    response: { status: 200, headers: { "content-type": "application/json" }, body, ...more },
  };
}

const ids = (exchanges: readonly Exchange[]) => exchanges.map(({ id }) => id);

describe("what is kept of a release beside another", () => {
  const known = [
    signIn("first", { token: "jwt-1", flag: true }),
    signIn("second", { token: "jwt-2", flag: true }),
  ];

  test("nothing of what went in the same way, whatever the numbers of its stand-ins", () => {
    const played = known.map((one) => ({ ...one, version: "0.9.0" }));
    expect(differing(played, known)).toEqual([]);
    const renumbered = [signIn("first", { token: "jwt-7", flag: true })];
    expect(differing(renumbered, known)).toEqual([]);
  });

  test.each([
    ["a field that is missing", signIn("first", { token: "jwt-1" })],
    ["another value", signIn("first", { token: "jwt-1", flag: false })],
    ["another status", signIn("first", { token: "jwt-1", flag: true }, { status: 201 })],
    ["another header", signIn("first", { token: "jwt-1", flag: true }, { headers: {} })],
    ["a step that the other did not have", signIn("third", { token: "jwt-1", flag: true })],
  ])("%s", (_, exchange) => {
    expect(ids(differing([exchange], known))).toEqual([exchange.id]);
  });

  test("the first of those that differ in the same way", () => {
    const without = [signIn("first", { token: "jwt-1" }), signIn("second", { token: "jwt-2" })];
    expect(ids(differing(without, known))).toEqual(["life/first: signIn"]);
  });

  test("what differs as in the play before is known from there", () => {
    const release = parseRelease("0.9.0");
    const [first, second] = keptOf(release, [
      signIn("never", { flag: true }),
      signIn("seen", { flag: false }),
    ]);
    const again = { ...signIn("never", { flag: true }), id: "openid/never: signIn" };
    expect(ids(keptOf(release, [again]))).toEqual([again.id]);
    const recorded = [first, second, again].filter((one) => one !== undefined);
    const before = beforePlay(release, "openid", recorded);
    expect(ids(before)).toEqual(["life/never: signIn", "life/seen: signIn"]);
    expect(keptOf(release, [again], before)).toEqual([]);
  });

  test("a line of text for each exchange, and as many as can be read of the release that stands for its line", () => {
    const text = textOf(parseRelease("0.9.0"), known);
    expect(text.split("\n")).toHaveLength(known.length + 3);
    expect(JSON.parse(text)).toEqual(known);
    expect(textOf(parseRelease("0.9"), known)).toBe(`${JSON.stringify(known, null, 1)}\n`);
  });

  test("all of the release that stands for its line", () => {
    expect(keptOf(parseRelease("0.9"), known)).toEqual(known);
    expect(recordingOf(parseRelease("0.9")).pathname).toContain("open-webui-0.9.6.json");
  });
});

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Outcome } from "./play.ts";
import { isRight, playReleases, reportOf, wasPlayed } from "./play-releases.ts";
import { parseRelease, type Release } from "./releases.ts";

const play = vi.hoisted(() => vi.fn<(release: Release) => Promise<Outcome>>());
vi.mock("./play.ts", () => ({ play }));

const outcome = (release: Release, more: Partial<Outcome> = {}): Outcome => ({
  release,
  seconds: 9,
  scenarios: 3,
  recording: [],
  failures: [],
  violations: [],
  lacks: [],
  ...more,
});
const releases = ["0.9.0", "0.9.1", "0.9.2"].map(parseRelease);

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "open-webui-auths-played-"));
  vi.stubEnv("XDG_CACHE_HOME", cache);
  play.mockReset().mockImplementation(async (release) => outcome(release));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true });
});

test("what was played before an interrupt is not played again", async () => {
  play.mockImplementation((release) =>
    release === "0.9.2" ? new Promise(() => {}) : Promise.resolve(outcome(release)),
  );
  const seen: string[] = [];
  void playReleases(releases, { onOutcome: ({ release }) => seen.push(release) });
  await vi.waitFor(() => expect(play).toHaveBeenCalledTimes(3));
  expect(seen).toEqual(["0.9.0", "0.9.1"]);

  play.mockReset().mockImplementation(async (release) => outcome(release));
  const outcomes = await playReleases(releases);
  expect(play.mock.calls.map(([release]) => release)).toEqual(["0.9.2"]);
  expect(outcomes.map(({ release }) => release)).toEqual(releases);
});

test("a result is written whole or not at all, so that an interrupt leaves none that cannot be read", async () => {
  await playReleases(releases);
  const files = (await readdir(cache, { recursive: true })).filter((file) => /\d$|\./.test(file));
  const results = files.filter((file) => file.endsWith(".json"));
  expect(results.map((file) => file.split("/").at(-1)).sort()).toEqual(releases.map((one) => `${one}.json`));
  expect(files.filter((file) => file.endsWith(".partial"))).toEqual([]);
  for (const file of results)
    expect(JSON.parse(await readFile(join(cache, file), "utf8"))).toMatchObject({ scenarios: 3 });
});

test("asked for anew, all are played again", async () => {
  await playReleases(releases);
  await playReleases(releases, { anew: true });
  expect(play).toHaveBeenCalledTimes(6);
});

test("a release that cannot be booted is told, does not keep the next from its play, and is tried again", async () => {
  play.mockRejectedValueOnce(new Error("Open WebUI 0.9.0 ended before it was ready"));
  const [first, second] = await playReleases(releases);
  expect(first && reportOf(first)).toContain("Open WebUI 0.9.0 ended before it was ready");
  expect([first, second].map((one) => one && wasPlayed(one))).toEqual([false, true]);
  await playReleases(releases);
  expect(play.mock.calls.map(([release]) => release)).toEqual([...releases, "0.9.0"]);
});

test("a release of which a scenario failed is played again the next time", async () => {
  play.mockResolvedValueOnce(outcome("0.9.0", { failures: ["life: people sign in [sign-in]: refused"] }));
  await playReleases(releases);
  await playReleases(releases);
  expect(play.mock.calls.map(([release]) => release)).toEqual([...releases, "0.9.0"]);
});

test("a report tells each violation once, with where it was met", () => {
  const lacks = "signIn 200: body/permissions must have required property 'settings'";
  const violations = [
    `old: signIn: ${lacks} (contract of the release)`,
    `old: signIn: ${lacks} (contract of the line)`,
    `older: signIn 2: ${lacks} (contract of the release)`,
    "old: signOut: signOut 418: the status is not documented (contract of the line)",
  ];
  const wrong = outcome(releases[0] as Release, { violations });
  expect(isRight(wrong)).toBe(false);
  expect(reportOf(wrong).split("\n")).toEqual([
    "0.9.0   3 scenarios, 0 failed, 0 answers, 2 not as the contract says, 0 not there, 9 s",
    `        ${lacks}; in old and 1 more`,
    "        signOut 418: the status is not documented; in old",
  ]);
});

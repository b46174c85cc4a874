import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import { readLines } from "../../scripts/contract/lines.ts";
import { type SetStage, setStage } from "./play.ts";
import { beforePlay, keptOf, playOf, recordingFrom, recordingOf } from "./recording.ts";
import { parseRelease } from "./releases.ts";
import { playsOf } from "./scenarios/plays.ts";

/** What is played unless the environment names releases: of each line the one that stands for it, and the longest play of those that differ most. */
const whole = readLines().map(({ release }) => parseRelease(release));
const inPart = ["0.6.0", "0.9.0", "0.12.0"].map(parseRelease);

const named = process.env.OPEN_WEBUI_RELEASES?.split(",").map(parseRelease);
const casts = (named ?? [...whole, ...inPart])
  .flatMap((release) => playsOf(release).map((play) => ({ release, play, name: play.name })))
  .filter(({ release, name }) => named || whole.includes(release) || name === "life")
  .map((cast, index) => ({ ...cast, index }));

/** The stages that are being set. Scenarios wait a lot, so the next server boots while they play on the one before. */
const ahead = new Map<number, Promise<SetStage>>();

function takeStage(index: number): Promise<SetStage> {
  const stage = setAhead(index);
  ahead.delete(index);
  return stage;
}

function setAhead(index: number): Promise<SetStage> {
  const cast = casts[index];
  if (!cast) throw new Error(`there is no play ${index}`);
  const stage = ahead.get(index) ?? setStage(cast.release, cast.play);
  ahead.set(index, stage);
  // Whoever takes it learns of a failure.
  stage.catch(() => {});
  return stage;
}

afterAll(async () => {
  for (const stage of await Promise.allSettled(ahead.values()))
    if (stage.status === "fulfilled") await stage.value[Symbol.asyncDispose]();
}, 300_000);

describe.each(casts)("a real server of $release ($name)", ({ release, play, index }) => {
  let set: SetStage;

  beforeAll(async () => {
    set = await takeStage(index);
    if (index + 1 < casts.length) setAhead(index + 1);
  }, 300_000);

  afterAll(() => set?.[Symbol.asyncDispose]());

  /** Why what is left of the play would tell nothing. */
  let broken: string | undefined;

  it.for(play.scenarios)("$name", async (scenario, { skip }) => {
    skip(broken !== undefined, broken);
    try {
      await scenario.run(set.stage);
    } catch (error) {
      broken = set.ended() ?? (scenario === play.scenarios[0] ? "the first scenario failed" : undefined);
      throw error;
    }
  });

  it("answers every request as the contract says", () => {
    expect(set.stage.exchanges.length).toBeGreaterThan(0);
    expect(set.stage.problems).toEqual([]);
  });

  it.runIf(existsSync(recordingOf(release)))("answers what was recorded", () => {
    const recorded = JSON.parse(readFileSync(recordingOf(release), "utf8")) as Exchange[];
    const ofThisPlay = recorded.filter((exchange) => playOf(exchange) === play.name);
    const before = beforePlay(release, play.name, recorded);
    expect(keptOf(release, recordingFrom(play.name, set.stage), before)).toEqual(ofThisPlay);
  });
});

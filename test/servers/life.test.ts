import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Exchange } from "../../scripts/exchanges.ts";
import { lines, versions } from "./lines.ts";
import { type SetStage, setStage } from "./play.ts";
import { recordingFrom, recordingOf } from "./recording.ts";
import { parseRelease } from "./releases.ts";
import { playsOf } from "./scenarios/plays.ts";

/** What is played unless the environment names releases or lines. */
const usual = lines.map((line) => versions[line]);

const named = process.env.OPEN_WEBUI_RELEASES;
const chosen = named ? named.split(",").map(parseRelease) : usual;
const casts = chosen.flatMap((release) =>
  playsOf(release).map((play) => ({ release, play, name: play.name })),
);

describe.each(casts)("a real server of $release ($name)", ({ release, play }) => {
  let set: SetStage;

  beforeAll(async () => {
    set = await setStage(release, play);
  }, 300_000);

  afterAll(() => set?.[Symbol.asyncDispose]());

  it.each(play.scenarios)("$name", ({ run }) => run(set.stage));

  it("answers every request as the contract says", () => {
    expect(set.stage.exchanges.length).toBeGreaterThan(0);
    expect(set.stage.problems).toEqual([]);
  });

  it.runIf(usual.includes(release as never))("answers what was recorded", () => {
    const recorded = JSON.parse(readFileSync(recordingOf(release), "utf8")) as Exchange[];
    const ofThisPlay = recorded.filter(({ id }) => id.startsWith(`${play.name}/`));
    expect(recordingFrom(play.name, set.stage)).toEqual(ofThisPlay);
  });
});

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import { lines, parseLine } from "./lines.ts";
import { type SetStage, setStage } from "./play.ts";
import { recordingFrom, recordingOf } from "./record.ts";
import { playsOf } from "./scenarios/plays.ts";

const named = process.env.OPEN_WEBUI_LINES;
const chosen = named ? named.split(",").map(parseLine) : lines;
const casts = chosen.flatMap((line) => playsOf(line).map((play) => ({ line, play, name: play.name })));

describe.each(casts)("a real server of $line ($name)", ({ line, play }) => {
  let set: SetStage;

  beforeAll(async () => {
    set = await setStage(line, play);
  }, 300_000);

  afterAll(() => set?.[Symbol.asyncDispose]());

  it.each(play.scenarios)("$name", ({ run }) => run(set.stage));

  it("answers every request as the contract says", () => {
    expect(set.stage.exchanges.length).toBeGreaterThan(0);
    expect(set.stage.problems).toEqual([]);
  });

  it("answers what was recorded", () => {
    const recorded = JSON.parse(readFileSync(recordingOf(line), "utf8")) as Exchange[];
    const ofThisPlay = recorded.filter(({ id }) => id.startsWith(`${play.name}/`));
    expect(recordingFrom(play.name, set.stage)).toEqual(ofThisPlay);
  });
});

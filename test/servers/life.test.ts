import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Exchange } from "../../scripts/exchanges.ts";
import { type SetStage, setStage } from "./play.ts";
import { recordingFrom, recordingOf } from "./record.ts";
import { plays } from "./scenarios/plays.ts";

const line = "0.6";

describe.each(plays)("a real server ($name)", (play) => {
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

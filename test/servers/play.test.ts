import { expect, test } from "vitest";
import { playOn } from "./play.ts";
import type { Scenario, Stage } from "./scenarios/stage.ts";

const stage = { label: "a-step" } as Stage;

/** A play of three scenarios, of which some fail. */
function life(...failing: number[]) {
  const played: number[] = [];
  const scenarios = [0, 1, 2].map((index): Scenario => {
    const run = async () => {
      played.push(index);
      if (failing.includes(index)) throw new Error(`no ${index}`);
    };
    return { name: `scenario ${index}`, run };
  });
  return { play: { name: "life", scenarios }, played };
}

test("a scenario that fails does not keep the others from their play", async () => {
  const { play, played } = life(1);
  const outcome = await playOn({ stage, ended: () => undefined }, play);
  expect(outcome).toEqual({ played: 3, failures: ["life: scenario 1 [a-step]: no 1"] });
  expect(played).toEqual([0, 1, 2]);
});

test("where the first fails, the others are not played, and that is told in one line", async () => {
  const { play, played } = life(0);
  const outcome = await playOn({ stage, ended: () => undefined }, play);
  expect(outcome).toEqual({
    played: 1,
    failures: [
      "life: scenario 0 [a-step]: no 0",
      "life: 2 scenarios were not played, since the first one failed",
    ],
  });
  expect(played).toEqual([0]);
});

test("where the server is gone, its end is told instead of what each other scenario meets", async () => {
  const { play, played } = life(1, 2);
  const ended = () => (played.length > 1 ? "was ended by SIGKILL:\nOut of memory" : undefined);
  expect(await playOn({ stage, ended }, play)).toEqual({
    played: 2,
    failures: [
      "life: scenario 1 [a-step]: no 1",
      "life: 1 scenarios were not played, since the server was ended by SIGKILL:\nOut of memory",
    ],
  });
  expect(played).toEqual([0, 1]);
});

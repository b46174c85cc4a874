import { beforeAll, describe, expect, inject, it } from "vitest";
import { chromiumBrowser } from "./chromium.ts";
import { inWebStorage, smoke, steps } from "./in-runtime/smoke.js";
import { commandLine, installed, type Outcome, type Runtime } from "./runtime.ts";
import { workerd } from "./workerd.ts";

const runtimes: Runtime[] = [
  commandLine("Node 20", installed("node-20", "bin/node"), ["--expose-gc"]),
  commandLine("Node 22", installed("node-22", "bin/node"), ["--expose-gc"]),
  commandLine("Node 24", installed("node-24", "bin/node"), ["--expose-gc"]),
  commandLine("Bun", installed("bun", "bin/bun.exe"), ["run"]),
  commandLine("Deno", installed("deno", "bin.cjs"), [
    "run",
    "--allow-net=127.0.0.1",
    "--allow-read=.",
    "--node-modules-dir=manual",
    "--location=http://smoke.localhost",
  ]),
  chromiumBrowser,
  workerd,
];

describe.each(runtimes.map((runtime) => [runtime.name, runtime] as const))(
  "in %s the package",
  (_, runtime) => {
    const missing = runtime.missing();
    if (missing) {
      console.warn(`!! ${runtime.name} is NOT tried: it is not on this machine; ${missing}`);
      // In CI a runtime that is not tried is a failure; on a contributor's machine it is said and skipped.
      it.skipIf(!process.env.CI)(`is tried, but ${runtime.name} is not here`, () => expect.fail(missing));
      return;
    }

    let outcomes: Outcome[] = [];
    beforeAll(async () => {
      outcomes = await runtime.smoke(inject("consumer"), inject("place"));
      console.log(`${runtime.name}: ${await runtime.version()}`);
    }, 90_000);

    for (const name of Object.keys(steps)) {
      it.skipIf(name === inWebStorage && !runtime.hasWebStorage)(name, () => {
        expect(outcomes.find((outcome) => outcome.name === name)).toEqual({ name });
      });
    }
  },
);

describe("the smoke suite", () => {
  it("sees a package that does not work", async () => {
    const broken = {
      createAuthsClient: () => ({ signIn: async () => ({ name: "Ada" }) }),
      isAuthsError: () => false,
    };
    const outcomes = await smoke(broken as never, inject("place"));
    expect(outcomes.map(({ name }) => name)).toEqual(Object.keys(steps));
    expect(outcomes.filter(({ error }) => error === undefined)).toEqual([]);
  });
});

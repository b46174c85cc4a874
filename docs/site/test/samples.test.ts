import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MockServer } from "../../../scripts/mock/server.ts";
import { lines, newest } from "../src/contract/lines.ts";
import { type CodeSample, samplesOf } from "../src/contract/samples.ts";
import { startMock } from "./mocks.ts";
import { type Program, Workshop } from "./programs.ts";

const mocks = new Map<string, MockServer>();
const workshop = new Workshop("site-samples");
beforeAll(async () => {
  for (const { line } of lines) mocks.set(line, await startMock(line));
});
afterAll(async () => {
  for (const mock of mocks.values()) await mock.close();
  workshop.clear();
});

/** Every sample of a language; the same text for several lines runs once for each where that costs little. */
function programsIn(lang: CodeSample["lang"], { once = false } = {}): Program[] {
  const seen = new Set<string>();
  return lines.toReversed().flatMap((line) =>
    [...line.operations].flatMap(([id, located]) => {
      const samples = samplesOf(line.contract, located, { line: line.line, newest: line === newest });
      const sample = samples.find((one) => one.lang === lang);
      if (!sample) throw new Error(`${id} has no sample in ${lang}`);
      if (once && seen.has(sample.source)) return [];
      seen.add(sample.source);
      return [
        { name: `${id} on ${line.line}`, source: sample.source, server: mocks.get(line.line)?.url ?? "" },
      ];
    }),
  );
}

describe("the samples of every operation on every line", () => {
  it("run with curl", async () => {
    const programs = programsIn("sh");
    expect(programs.length).toBeGreaterThan(150);
    expect(await workshop.shell(programs)).toEqual([]);
  });

  it("compile and run in TypeScript with the package", async () => {
    expect(await workshop.typescript(programsIn("ts"))).toEqual([]);
  });

  it("run in Python", async () => {
    expect(await workshop.python(programsIn("python"))).toEqual([]);
  });

  it("compile and run in Go", async () => {
    expect(await workshop.go(programsIn("go", { once: true }))).toEqual([]);
  });
});

describe("the proof that a wrong sample is found", () => {
  const server = () => mocks.get(newest.line)?.url ?? "";

  it.each([
    [
      "shell",
      "curl --fail-with-body http://127.0.0.1:4010/api/v1/auths/signin --header 'Content-Type: application/json' --data '{}'",
    ],
    [
      "typescript",
      'import { createAuthsClient } from "open-webui-auths";\nawait createAuthsClient({ baseUrl: "http://127.0.0.1:4010" }).getAdminConfig();',
    ],
    [
      "typescript",
      'import { createAuthsClient } from "open-webui-auths";\ncreateAuthsClient({ baseUrl: "x" }).noSuchMethod();',
    ],
    [
      "python",
      'import requests\nrequests.get("http://127.0.0.1:4010/nowhere", timeout=10).raise_for_status()',
    ],
    ["go", "package main\n\nfunc main() { undefined() }"],
  ] as const)("in %s", async (language, source) => {
    const problems = await new Workshop("site-proof")[language]([
      { name: "wrong", source, server: server() },
    ]);
    new Workshop("site-proof").clear();
    expect(problems).toHaveLength(1);
  });
});

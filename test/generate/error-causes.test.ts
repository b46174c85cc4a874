import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { placeOf } from "../../openapi/redocly-plugin/releases.js";
import { type Contract, operationsOf, readContract, resolve } from "../../scripts/contract/contract.ts";
import { bundleOf, readLines } from "../../scripts/contract/lines.ts";
import { bundlesOfReleases } from "../../scripts/contract/releases.ts";
import { adviceFor, knownCauses } from "../../scripts/generate/advice.ts";
import type { ErrorCause } from "../../scripts/generate/error-causes.ts";
import { codeOfStatus } from "../../src/errors.ts";
import { codeOfText, releaseOf } from "../../src/release.ts";

const file = createRequire(import.meta.url).resolve("open-webui-auths/errors.json");
const { errors } = JSON.parse(readFileSync(file, "utf8")) as { errors: ErrorCause[] };
const lines = readLines();

/** The causes that a contract has itself, by operation, status and name. */
function namesIn(contract: Contract): string[] {
  return operationsOf(contract)
    .flatMap(({ operation: { operationId, responses } }) =>
      Object.entries(responses)
        .filter(([status]) => Number(status) >= 400)
        .flatMap(([status, response]) =>
          Object.values(resolve(contract, response).content ?? {}).flatMap(({ examples }) =>
            Object.keys(examples).map((name) => `${operationId} ${status} ${name}`),
          ),
        ),
    )
    .sort();
}

function causesOn(release: string): ErrorCause[] {
  const at = placeOf(release);
  return errors.filter(({ releases }) =>
    releases.some(({ first, last }) => placeOf(first) <= at && at <= placeOf(last)),
  );
}

describe("errors.json", () => {
  it("has the causes of each line, and no others", () => {
    const everywhere = new Set(lines.flatMap(({ line }) => namesIn(readContract(bundleOf(line)))));
    const told = new Set(errors.map(({ operation, status, name }) => `${operation} ${status} ${name}`));
    expect([...told].sort()).toEqual([...everywhere].sort());
    expect(errors.length).toBeGreaterThan(500);
  });

  it("is exact for the releases where the contract changes", { timeout: 120_000 }, async () => {
    const releases = ["0.6.0", "0.6.18", "0.6.42", "0.9.2", "0.9.3", "0.12.4"];
    const bundles = await bundlesOfReleases(releases);
    for (const [index, release] of releases.entries()) {
      const told = causesOn(release).map(({ operation, status, name }) => `${operation} ${status} ${name}`);
      expect([...new Set(told)].sort(), release).toEqual([
        ...new Set(namesIn(parse(bundles[index] as string))),
      ]);
    }
  });

  it("gives each text the code that the client gives it", () => {
    let compared = 0;
    for (const { releases } of lines) {
      for (const release of [releases[0], releases.at(-1)]) {
        for (const { operation, status, text, code } of causesOn(String(release))) {
          const theirs = codeOfText(releaseOf(release), status, text) ?? codeOfStatus(status);
          expect(theirs, `${operation} ${status} ${text} on ${release}`).toBe(code);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it("has one code for a text of an operation and status on a release", () => {
    for (const { releases } of lines) {
      const codes = new Map<string, string>();
      for (const { operation, status, text, code } of causesOn(String(releases.at(-1)))) {
        if (text === undefined) continue;
        const key = `${operation} ${status} ${text}`;
        expect(codes.get(key) ?? code, key).toBe(code);
        codes.set(key, code);
      }
    }
  });

  it("is told by exactly one of text, pattern and issues", () => {
    for (const { text, pattern, issues } of errors) {
      expect([text, pattern, issues].filter((one) => one !== undefined)).toHaveLength(1);
    }
  });
});

describe("advice", () => {
  it("is written for each cause of the contract", () => {
    expect(errors.map(({ name }) => name).filter((name) => !knownCauses.includes(name))).toEqual([]);
  });

  it("goes by the code for a new cause, and stops the build where that is new, too", () => {
    const circumstances = { operationId: "signIn", open: true };
    expect(adviceFor("groupMissing", "not_found", circumstances)).toMatch(/does not exist/);
    expect(() => adviceFor("teapot", "teapot", circumstances)).toThrow(
      "no advice for the cause teapot of signIn",
    );
  });
});

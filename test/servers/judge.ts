import { parse } from "yaml";
import { Conformance } from "../../scripts/contract/conformance.ts";
import { type Contract, type Located, readContract } from "../../scripts/contract/contract.ts";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import { bundleOf, compareReleases, lineOf, readLines } from "../../scripts/contract/lines.ts";
import { bundleOfRelease } from "../../scripts/contract/releases.ts";
import { contractLineOf, type Release } from "./releases.ts";

/** What a release is held against: its exact contract and its line's. One that no contract claims, its line's alone. */
export async function contractsOf(release: Release): Promise<Contract[]> {
  const ofLine = readContract(bundleOf(contractLineOf(release)));
  if (lineOf(release) === undefined) return [ofLine];
  return [parse(await bundleOfRelease(release)) as Contract, ofLine];
}

/** Holds what a release answers against contracts. */
export class Judge {
  readonly #contracts: { conformance: Conformance; excepted: ReadonlySet<string>; of: string }[];
  /** Name the operations that the contracts lack. */
  readonly #others: readonly Conformance[];

  constructor(release: Release, contracts: readonly Contract[]) {
    this.#contracts = contracts.map((contract) => ({
      conformance: new Conformance(contract),
      excepted: exceptedFor(release, contract),
      of: contract.info["x-releases"] ? "line" : "release",
    }));
    this.#others = isLastOfLine(release) ? [] : allLines();
  }

  /** Every operation of the first contract. */
  get operations(): readonly Located[] {
    return this.#contracts[0]?.conformance.operations ?? [];
  }

  /** The operation that a request is for, by any of the contracts or any line's; undefined for a path that none describes. */
  nameOf(method: string, path: string): string | undefined {
    for (const conformance of [...this.#contracts.map((one) => one.conformance), ...this.#others]) {
      const located = conformance.find(method, path);
      if (located) return located.operation.operationId;
    }
    return undefined;
  }

  /** What in an exchange is not as the contracts say, with the contract that says otherwise. */
  problems({ request, response }: Exchange, { beyondSchema }: { beyondSchema: boolean }): string[] {
    return this.#contracts.flatMap(({ conformance, excepted, of }) => {
      const located = conformance.find(request.method, request.path);
      const name = located?.operation.operationId ?? this.nameOf(request.method, request.path);
      if (name === undefined || excepted.has(name)) return [];
      if (!located)
        return [
          `${name} ${response.status}: the contract has no ${request.method} ${request.path} (contract of the ${of})`,
        ];
      const problems = conformance.answerProblems(located, response);
      if (response.status === 422 && !beyondSchema && conformance.acceptsBody(located, request.body))
        problems.push(`${name} 422: the contract takes the body that the server refused`);
      return problems.map((problem) => `${problem} (contract of the ${of})`);
    });
  }
}

function isLastOfLine(release: Release): boolean {
  return readLines().some((line) => line.release === release);
}

/** The operations that a line's contract says its release lacks or answers otherwise. */
function exceptedFor(release: Release, { info }: Contract): ReadonlySet<string> {
  const except = info["x-releases"]?.except ?? {};
  const isIn = (range: string) => {
    const [first = "", last = first] = range.split("–");
    return compareReleases(release, first) >= 0 && compareReleases(release, last) <= 0;
  };
  const excepted = Object.entries(except).filter(([, ranges]) => ranges.split(", ").some(isIn));
  return new Set(excepted.map(([operation]) => operation));
}

let read: Conformance[] | undefined;

function allLines(): Conformance[] {
  read ??= readLines().map(({ line }) => new Conformance(readContract(bundleOf(line))));
  return read;
}

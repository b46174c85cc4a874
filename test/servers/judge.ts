import { Conformance } from "../../scripts/conformance.ts";
import { type Contract, type Located, readContract } from "../../scripts/contract.ts";
import type { Exchange } from "../../scripts/exchanges.ts";
import { bundleOf } from "../../scripts/lines.ts";
import { type Line, lines, versions } from "./lines.ts";
import { compareReleases, lineOf, type Release } from "./releases.ts";

/** What a contract of a line may say of its releases. */
interface Claim {
  "x-releases"?: { except?: Readonly<Record<string, string>> };
}

export function lineContract(line: Line): Contract {
  return readContract(bundleOf(line));
}

/** Holds what a release answers against contracts: its own, its line's, or any. */
export class Judge {
  /** Name the operations that the contracts lack. */
  readonly #others: readonly Conformance[];
  readonly #contracts: { conformance: Conformance; excepted: ReadonlySet<string> }[];

  constructor(release: Release, contracts: readonly Contract[]) {
    this.#contracts = contracts.map((contract) => ({
      conformance: new Conformance(contract),
      excepted: exceptedFor(release, contract),
    }));
    this.#others = release === versions[lineOf(release)] ? [] : allLines();
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

  /** What in an exchange is not as the contracts say. */
  problems({ request, response }: Exchange, { beyondSchema }: { beyondSchema: boolean }): string[] {
    const found = this.#contracts.flatMap(({ conformance, excepted }) => {
      const located = conformance.find(request.method, request.path);
      const name = located?.operation.operationId ?? this.nameOf(request.method, request.path);
      if (name === undefined || excepted.has(name)) return [];
      if (!located)
        return [`${name} ${response.status}: the contract has no ${request.method} ${request.path}`];
      const problems = conformance.answerProblems(located, response);
      if (response.status === 422 && !beyondSchema && conformance.acceptsBody(located, request.body))
        problems.push(`${name} 422: the contract takes the body that the server refused`);
      return problems;
    });
    return [...new Set(found)];
  }
}

/** The operations that a line's contract says its release lacks or answers otherwise. */
function exceptedFor(release: Release, { info }: Contract): ReadonlySet<string> {
  const { except = {} } = (info as Claim | undefined)?.["x-releases"] ?? {};
  const isIn = (range: string) => {
    const [first = "", last = first] = range.split("–");
    return compareReleases(release, first) >= 0 && compareReleases(release, last) <= 0;
  };
  const excepted = Object.entries(except).filter(([, ranges]) => ranges.split(", ").some(isIn));
  return new Set(excepted.map(([operation]) => operation));
}

let read: Conformance[] | undefined;

function allLines(): Conformance[] {
  read ??= lines.map((line) => new Conformance(lineContract(line)));
  return read;
}

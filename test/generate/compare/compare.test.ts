import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compare } from "../../../scripts/compare/compare.ts";
import { factsOf } from "../../../scripts/compare/facts.ts";
import { tell } from "../../../scripts/compare/words.ts";
import type { Contract } from "../../../scripts/contract/contract.ts";

type Node = Record<string, unknown>;
type Case = [what: string, edits: Node, told: string | string[]];

const { contract, names, ...groups } = parse(
  readFileSync(new URL("cases.yaml", import.meta.url), "utf8"),
) as { contract: Contract; names: Node } & Record<string, Case[]>;

/** The facts of the contract with the edits of one side made to a copy of it. */
function edited(edits: Node, side: RegExp) {
  const copy = structuredClone({ contract, names, edits });
  for (const [path, value] of Object.entries(copy.edits)) {
    if (!side.test(path)) continue;
    const keys = path.replace("was ", "").split(".");
    const last = String(keys.pop());
    const target = keys.reduce((at, key) => at[key] as Node, { ...copy.contract, ...copy.names } as Node);
    if (value === null) delete target[last];
    else target[last] = value;
  }
  return factsOf(copy.contract);
}

describe.each(Object.entries(groups))("of %s, it tells", (_, cases) => {
  it.each(cases)("%s", (_, edits, told) => {
    const changes = compare(edited(edits, /^was /), edited(edits, /^(?!was )/));
    const found = [true, false].flatMap((breaking) =>
      tell(changes.filter((change) => change.breaking === breaking)).map(
        ({ text }) => `${breaking ? "! " : ""}${text}`,
      ),
    );
    expect(found.toSorted()).toEqual([told].flat().toSorted());
  });
});

import { readFileSync } from "node:fs";
import { root } from "./lines.ts";

/** One upgrade as its page shows it. */
export interface UpgradePage {
  readonly slug: string;
  readonly older: string;
  readonly newer: string;
  readonly duties: readonly { readonly operations: readonly string[]; readonly text: string }[];
  readonly added: readonly string[];
}

/** Every upgrade that the build has compared. */
export function upgradePages(): UpgradePage[] {
  return JSON.parse(
    readFileSync(new URL("docs/site/.contracts/upgrades.json", root), "utf8"),
  ) as UpgradePage[];
}

/** Duties by what they are about: the most operations first; each operation has its own anchor. */
export function byOperation({ duties }: UpgradePage): { about: readonly string[]; texts: string[] }[] {
  return [...Map.groupBy(duties, ({ operations }) => operations.join())]
    .map(([, same]) => ({
      about: same[0]?.operations ?? [],
      texts: [...new Set(same.map(({ text }) => text))],
    }))
    .sort((one, other) => other.about.length - one.about.length);
}

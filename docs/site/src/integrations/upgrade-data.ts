import { mkdirSync, writeFileSync } from "node:fs";
import type { AstroIntegration } from "astro";
import { slugOfPair } from "../components/upgrade/slug.ts";
import { upgrades } from "../contract/upgrades.ts";

/** Writes what each upgrade asks into a file: the comparison runs other programs, which the pages cannot. */
export function upgradeData(folder: URL): AstroIntegration {
  return {
    name: "upgrade-data",
    hooks: {
      "astro:config:setup": async () => {
        const all = (await upgrades()).map(({ older, newer, ...what }) => ({
          slug: slugOfPair(older.line, newer.line),
          older: older.line,
          newer: newer.line,
          ...what,
        }));
        mkdirSync(folder, { recursive: true });
        writeFileSync(new URL("upgrades.json", folder), JSON.stringify(all));
      },
    },
  };
}

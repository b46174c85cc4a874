import { mkdirSync, writeFileSync } from "node:fs";
import type { AstroIntegration } from "astro";
import { readHistory } from "../../../../scripts/compare/history.ts";

/** Writes what all releases say into a file: reading them runs other programs, which the pages cannot. */
export function upgradeData(folder: URL): AstroIntegration {
  let history = "";
  return {
    name: "upgrade-data",
    hooks: {
      "astro:config:setup": async () => {
        history = JSON.stringify(await readHistory());
        mkdirSync(folder, { recursive: true });
        writeFileSync(new URL("history.json", folder), history);
      },
      "astro:build:done": ({ dir }) => {
        mkdirSync(new URL("upgrade/", dir), { recursive: true });
        writeFileSync(new URL("upgrade/history.json", dir), history);
      },
    },
  };
}

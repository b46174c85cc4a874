import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { bundlesOfReleases, releases } from "../../../../scripts/contract/releases.ts";
import { lines, root } from "../contract/lines.ts";

/** Lays the OpenAPI file of each line and, exact, of each release beside the pages. */
export function downloads(): AstroIntegration {
  return {
    name: "downloads",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const folder = fileURLToPath(new URL("openapi/", dir));
        mkdirSync(folder, { recursive: true });
        for (const { line } of lines)
          copyFileSync(new URL(`generated/v${line}/openapi.yaml`, root), `${folder}v${line}.yaml`);
        const exact = await bundlesOfReleases(releases);
        for (const [index, release] of releases.entries())
          writeFileSync(`${folder}${release}.yaml`, exact[index] as string);
        copyFileSync(new URL("CHANGELOG.md", root), fileURLToPath(new URL("CHANGELOG.md", dir)));
        logger.info(`${lines.length} lines and ${releases.length} releases to download`);
      },
    },
  };
}

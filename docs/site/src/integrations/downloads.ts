import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { generatorBundlesOf } from "../../../../scripts/contract/generator-bundles.ts";
import { bundlesOfReleases, releases } from "../../../../scripts/contract/releases.ts";
import { lines, root } from "../contract/lines.ts";

/** Lays beside the pages the OpenAPI file of each line and, exact, of each release, each for generators too, and the errors. */
export function downloads(): AstroIntegration {
  return {
    name: "downloads",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const folder = fileURLToPath(new URL("openapi/", dir));
        mkdirSync(folder, { recursive: true });
        const names = [...lines.map(({ line }) => `v${line}`), ...releases];
        for (const { line } of lines)
          copyFileSync(new URL(`generated/v${line}/openapi.yaml`, root), `${folder}v${line}.yaml`);
        const exact = await bundlesOfReleases(releases);
        for (const [index, release] of releases.entries())
          writeFileSync(`${folder}${release}.yaml`, exact[index] as string);
        for (const [name, text] of generatorBundlesOf(folder, names))
          writeFileSync(`${folder}${name}-for-generators.yaml`, text);
        for (const file of ["CHANGELOG.md", "generated/errors.json"])
          copyFileSync(new URL(file, root), fileURLToPath(new URL(file.replace(/^.*\//, ""), dir)));
        logger.info(`${lines.length} lines and ${releases.length} releases to download`);
      },
    },
  };
}

import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** Parts of starlight-openapi that the site draws itself: it has no option to name others. */
const own = ["Operation.astro", "OverviewNavigationLinks.astro"];

/** Puts the site's own components in the place of the library's; the build fails when the library has lost one. */
export function ownComponents(): AstroIntegration {
  const replaced = new Set<string>();
  return {
    name: "own-components",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [plugin(replaced)] } });
      },
      "astro:build:done": () => {
        const lost = own.filter((part) => !replaced.has(part));
        if (lost.length > 0) throw new Error(`starlight-openapi no longer has ${lost.join(", ")}`);
      },
    },
  };
}

function plugin(replaced: Set<string>) {
  return {
    name: "own-components",
    enforce: "pre" as const,
    resolveId(source: string, importer: string | undefined): string | undefined {
      const part = basename(source);
      if (!importer?.includes("/starlight-openapi/") || !own.includes(part)) return undefined;
      replaced.add(part);
      return fileURLToPath(new URL(`../components/openapi/${part}`, import.meta.url));
    },
  };
}

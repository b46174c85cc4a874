import { spawnSync } from "node:child_process";
import { onPath } from "../../scripts/support/executables.ts";
import type { ProgramName, Tool } from "./tool.ts";

/** What the programs of a language need besides its interpreter: `npm run system-packages -- languages` installs it. */
const libraries: Partial<Record<ProgramName, { name: string; probe: string[] }>> = {
  ruby: { name: "Typhoeus for ruby", probe: ["-rtyphoeus", "-e", "1"] },
  php: { name: "Guzzle for php", probe: ["-r", "require 'GuzzleHttp/autoload.php';"] },
};

/** The programs and libraries that a tool or its compiler needs and that are not here. */
export function missingPrograms({ needs = [], check }: Tool): string[] {
  return [...needs, ...(check?.needs ?? [])].flatMap((name) => {
    if (onPath(name).length === 0) return [name];
    const library = libraries[name];
    return library && spawnSync(name, library.probe).status !== 0 ? [library.name] : [];
  });
}

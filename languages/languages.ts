import { oapiCodegen } from "./generators/oapi-codegen.ts";
import { openApiGenerator } from "./generators/openapi-generator.ts";
import { openapiPythonClient } from "./generators/openapi-python-client.ts";
import { redoclyGenerator } from "./generators/redocly.ts";
import { pascalCase } from "./generators/setting-names.ts";
import { withLayer } from "./go/pack.ts";
import type { Generate } from "./job.ts";
import { packed } from "./python/pack.ts";
import { type Tool, tools } from "./tools.ts";

/** The generator of each language, and the programs it needs. Why this one: its page, `languages/<language>/README.md`. */
export const languages = {
  python: { generate: packed(openapiPythonClient), needs: [] },
  go: { generate: withLayer(oapiCodegen), needs: [tools.go] },
  java: { generate: openApiGenerator((name) => name), needs: [tools.java] },
  rust: { generate: openApiGenerator(), needs: [tools.java] },
  csharp: { generate: openApiGenerator(pascalCase), needs: [tools.java] },
  php: { generate: redoclyGenerator("php", ["composer.json"]), needs: [] },
} satisfies Record<string, { generate: Generate; needs: Tool[] }>;

export type Language = keyof typeof languages;

/** The languages that a command names; all of them if it names none. */
export function parseLanguages(names: string[]): Language[] {
  const known = Object.keys(languages) as Language[];
  const unknown = names.filter((name) => !known.includes(name as Language));
  if (unknown.length > 0)
    throw new Error(`there is no client in ${unknown.join(", ")}; there are ${known.join(", ")}`);
  return names.length === 0 ? known : known.filter((name) => names.includes(name));
}

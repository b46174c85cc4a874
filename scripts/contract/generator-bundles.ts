import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { forGenerators } from "./for-generators.ts";

const converter = new URL("for-generators.ts", import.meta.url);
const cache = fileURLToPath(
  new URL("../../node_modules/.cache/open-webui-auths/generators/", import.meta.url),
);

/** The bundles of a folder, by name, converted for generators. A bundle is converted again only after it changes. */
export function generatorBundlesOf(
  folder: string,
  names: readonly string[],
): [name: string, bundle: string][] {
  mkdirSync(cache, { recursive: true });
  const how = readFileSync(converter);
  return names.map((name) => {
    const bundle = readFileSync(`${folder}${name}.yaml`, "utf8");
    const state = createHash("sha256").update(how).update(bundle).digest("hex").slice(0, 24);
    const known = `${cache}${state}.yaml`;
    if (!existsSync(known)) writeFileSync(known, forGenerators(bundle));
    return [name, readFileSync(known, "utf8")];
  });
}

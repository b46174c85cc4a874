import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { readLines } from "../../../scripts/contract/lines.ts";
import { complaintsOf } from "../../support/complaints.ts";
import { bundle } from "./bundle.ts";

const consumer = inject("consumer");
const packageFolder = join(consumer, "node_modules/open-webui-auths");

describe("the installed package", () => {
  it("holds what its users need, and nothing that only its makers do", () => {
    expect(readdirSync(packageFolder).sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist",
      "generated",
      "package.json",
      "src",
    ]);
  });

  it("brings openapi-fetch with its types, and nothing else", () => {
    expect(readdirSync(join(consumer, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "open-webui-auths",
      "openapi-fetch",
      "openapi-typescript-helpers",
    ]);
  });

  it.each(readLines().map(({ line }) => line))("has the contract of %s as a file to import", (line) => {
    const { resolve } = createRequire(join(consumer, "package.json"));
    const contract = readFileSync(resolve(`open-webui-auths/openapi/v${line}.yaml`), "utf8");
    expect(contract).toMatch(/^openapi: .?3\.1/);
  });

  it("has the source of every source map", () => {
    const maps = readdirSync(join(packageFolder, "dist"), { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".map"),
    );
    expect(maps).toEqual(expect.arrayContaining([join("src", "index.js.map"), join("src", "tabs.js.map")]));
    for (const file of maps) {
      const path = join(packageFolder, "dist", file);
      const { sources } = JSON.parse(readFileSync(path, "utf8")) as { sources: string[] };
      for (const source of sources)
        expect(existsSync(join(path, "..", source)), `${file}: ${source}`).toBe(true);
    }
  });
});

it("resolves in every kind of project to are-the-types-wrong", async () => {
  const packed = join(consumer, "packed");
  const [tarball = ""] = readdirSync(packed);
  const attw = fileURLToPath(new URL("node_modules/@arethetypeswrong/cli/dist/index.js", import.meta.url));
  const options = ["--profile", "esm-only", "--exclude-entrypoints", "openapi"];
  expect(await complaintsOf(attw, join(packed, tarball), ...options)).toBe("nothing");
});

describe("a bundler", () => {
  it("leaves out the client where only isAuthsError is used", async () => {
    const [{ files, code }, whole] = await Promise.all([
      bundleOf("isAuthsError"),
      bundleOf("createAuthsClient"),
    ]);
    expect(files.sort()).toEqual(["node_modules/open-webui-auths/dist/src/index.js", "only-isAuthsError.js"]);
    expect(code).not.toContain("/api/v1/auths");
    expect(code.length).toBeLessThan(whole.code.length / 20);
  });

  it("takes the client where it is used", async () => {
    const { files, code } = await bundleOf("createAuthsClient");
    expect(files).toContain("node_modules/openapi-fetch/dist/index.mjs");
    expect(code).toContain("/api/v1/auths");
    expect(code).not.toContain("did not say its version");
  });

  function bundleOf(name: string) {
    const entry = join(consumer, `only-${name}.js`);
    // An export alone would leave nothing of the entry itself.
    writeFileSync(entry, `import { ${name} } from "open-webui-auths";\nconsole.log(${name});\n`);
    return bundle(entry);
  }
});

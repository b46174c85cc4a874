import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import { expect, it, onTestFinished } from "vitest";
import { forGenerators } from "../../../scripts/contract/for-generators.ts";
import { bundleOf, readLines } from "../../../scripts/contract/lines.ts";

it.each(readLines().map(({ line }) => line))(
  "the contract of %s for generators is valid OpenAPI 3.0 to swagger-parser",
  async (line) => {
    const folder = mkdtempSync(join(tmpdir(), "for-generators-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "openapi.yaml");
    writeFileSync(file, forGenerators(readFileSync(bundleOf(line), "utf8")));
    await expect(SwaggerParser.validate(file)).resolves.toMatchObject({ openapi: "3.0.3" });
  },
);

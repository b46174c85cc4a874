import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Contract, operationsOf, readContract } from "../../../scripts/contract/contract.ts";
import { bundleOf, readLines } from "../../../scripts/contract/lines.ts";
import { type Imported, importIntoBruno, importIntoPostman } from "./importers.ts";

const importers = { Postman: importIntoPostman, Bruno: importIntoBruno };
const lines = readLines().map(({ line }) => line);

describe.each(Object.entries(importers))("%s imports the bundle of", (_name, convert) => {
  describe.each(lines)("%s", (line) => {
    const operations = operationsOf(readContract(bundleOf(line)));
    let imported: Imported[];
    beforeAll(async () => {
      imported = await convert(readFileSync(bundleOf(line), "utf8"));
    });

    it("with every operation under its summary", () => {
      const expected = operations.map(({ method, path, operation }) =>
        [method.toUpperCase(), path, operation.summary].join(" "),
      );
      const found = imported.map(({ method, path, summary }) => [method, path, summary].join(" "));
      expect(found.sort()).toEqual(expected.sort());
    });

    it("with the way to prove who you are that each operation takes first", () => {
      const { securitySchemes } = readContract(bundleOf(line)).components as Contract["components"] & {
        securitySchemes: Record<string, { type: string }>;
      };
      for (const { method, path, operation } of operations) {
        const [scheme] = Object.keys(operation.security.find((one) => Object.keys(one).length > 0) ?? {});
        const type = securitySchemes[scheme ?? ""]?.type;
        const optional = operation.security.some((one) => Object.keys(one).length === 0);
        const wanted = type && { http: "bearer", apiKey: "apikey" }[type];
        const auth = find(imported, method, path)?.auth;
        expect(optional ? [wanted, undefined] : [wanted], operation.operationId).toContain(auth);
      }
    });

    it("with a body for each operation that needs one", () => {
      for (const { method, path, operation } of operations) {
        const names = Object.keys((find(imported, method, path)?.body as object | undefined) ?? {});
        if (operation.requestBody === undefined) expect(names, operation.operationId).toEqual([]);
        else expect(names, operation.operationId).not.toEqual([]);
      }
    });
  });
});

function find(imported: Imported[], method: string, path: string): Imported | undefined {
  return imported.find((one) => one.method === method.toUpperCase() && one.path === path);
}

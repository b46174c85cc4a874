import { describe, expect, it } from "vitest";
import { type Contract, operationsOf, readContract, type Schema } from "../../scripts/contract/contract.ts";
import { bundleOf, readLines } from "../../scripts/contract/lines.ts";

const lines = readLines().map(({ line }) => line);
const contracts = new Map(lines.map((line) => [line, readContract(bundleOf(line))]));

/** What each line's contract has: all that any of its releases has. */
const sizes: Record<string, Record<string, number>> = {
  operations: {
    "0.6-early": 18,
    "0.6": 18,
    "0.7": 19,
    "0.8": 20,
    "0.9": 21,
    "0.10": 23,
    "0.11": 23,
    "0.12": 31,
  },
  ServerFeatures: {
    "0.6-early": 8,
    "0.6": 7,
    "0.7": 7,
    "0.8": 7,
    "0.9": 8,
    "0.10": 8,
    "0.11": 8,
    "0.12": 8,
  },
  ServerOAuth: {
    "0.6-early": 1,
    "0.6": 1,
    "0.7": 1,
    "0.8": 1,
    "0.9": 2,
    "0.10": 2,
    "0.11": 2,
    "0.12": 2,
  },
  AdminConfig: {
    "0.6-early": 20,
    "0.6": 18,
    "0.7": 22,
    "0.8": 22,
    "0.9": 26,
    "0.10": 27,
    "0.11": 31,
    "0.12": 39,
  },
  LdapServerConfig: {
    "0.6-early": 13,
    "0.6": 13,
    "0.7": 13,
    "0.8": 13,
    "0.9": 13,
    "0.10": 13,
    "0.11": 16,
    "0.12": 17,
  },
  OAuthConfig: { "0.10": 33, "0.11": 35, "0.12": 35 },
};

/** How many fields a request must have: what all releases of the line ask for. */
const demanded: Record<string, Record<string, number>> = {
  AdminConfigForm: {
    "0.6-early": 9,
    "0.6": 15,
    "0.7": 17,
    "0.8": 17,
    "0.9": 19,
    "0.10": 19,
    "0.11": 20,
    "0.12": 20,
  },
  LdapServerConfigForm: Object.fromEntries(lines.map((line) => [line, 5])),
};

describe.each(lines)("the contract of %s", (line) => {
  const contract = contractOf(line);

  it.each(Object.keys(sizes))("has as many of them as the server: %s", (name) => {
    const found =
      name === "operations"
        ? operationsOf(contract).filter(({ path }) => path.startsWith("/api/v1/auths")).length
        : Object.keys(propertiesOf(contract, name)).length;
    expect(found).toBe(sizes[name]?.[line] ?? 0);
  });

  it.each(Object.keys(demanded))("demands as many fields as the server: %s", (name) => {
    expect(contract.components.schemas[name]?.required).toHaveLength(demanded[name]?.[line] ?? 0);
  });

  it("demands no field of an answer that the answer lacks", () => {
    for (const [name, { required = [] }] of Object.entries(contract.components.schemas)) {
      const properties = Object.keys(propertiesOf(contract, name));
      expect(properties, name).toEqual(expect.arrayContaining(required as string[]));
    }
  });

  it("has no mark of the source that says nothing about this line", () => {
    expect(JSON.stringify(contract)).not.toMatch(/"x-(notes|optional-since|optional-until)"/);
  });

  it("has one operation of each name, and Gafaelfawr's login", () => {
    const names = operationsOf(contract).map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("getLogin");
  });
});

describe("from line to line", () => {
  it("no operation, model field or permission was ever taken away", () => {
    const later = lines.slice(lines.indexOf("0.6"));
    for (const [index, line] of later.entries()) {
      const next = later[index + 1];
      if (!next) break;
      expect(operationsIn(next), next).toEqual(expect.arrayContaining(operationsIn(line)));
      for (const name of Object.keys(sizes).filter((each) => each !== "operations")) {
        const before = Object.keys(propertiesOf(contractOf(line), name));
        expect(Object.keys(propertiesOf(contractOf(next), name)), `${name} ${next}`).toEqual(
          expect.arrayContaining(before),
        );
      }
    }
  });

  it("signing out moved from GET to POST with 0.9", () => {
    const methods = lines.map((line) => Object.keys(contractOf(line).paths["/api/v1/auths/signout"] ?? {}));
    expect(methods).toEqual([["get"], ["get"], ["get"], ["get"], ["post"], ["post"], ["post"], ["post"]]);
  });

  it("a body that does not fit is answered with a list until 0.11, and with a sentence on 0.12", () => {
    const schemas = lines.map((line) => {
      const response = contractOf(line).paths["/api/v1/auths/signin"]?.post?.responses["422"];
      return response && "content" in response
        ? response.content?.["application/json"]?.schema.$ref
        : undefined;
    });
    const list = "#/components/schemas/HTTPValidationError";
    expect(schemas).toEqual([...Array(7).fill(list), "#/components/schemas/ErrorResponse"]);
  });
});

function contractOf(line: string): Contract {
  const contract = contracts.get(line);
  if (!contract) throw new Error(`no contract of ${line}`);
  return contract;
}

function operationsIn(line: string): string[] {
  return operationsOf(contractOf(line)).map(({ operation }) => operation.operationId);
}

function propertiesOf(contract: Contract, name: string): Record<string, Schema> {
  const own = (schema: Schema | undefined): Record<string, Schema> => {
    if (!schema) return {};
    const parts = ((schema.allOf ?? []) as Schema[]).map((part) =>
      typeof part.$ref === "string" ? propertiesOf(contract, part.$ref.split("/").at(-1) ?? "") : own(part),
    );
    return Object.assign({}, ...parts, schema.properties);
  };
  return own(contract.components.schemas[name]);
}

import { describe, expect, it } from "vitest";
import { type Contract, operationsOf, readContract, type Schema } from "../../scripts/contract/contract.ts";
import { bundleOf, readLines } from "../../scripts/contract/lines.ts";

const lines = readLines().map(({ line }) => line);
const contracts = new Map(lines.map((line) => [line, readContract(bundleOf(line))]));

/** What grew from line to line, as the servers' own source has it. */
const sizes: Record<string, Record<string, number>> = {
  operations: { "0.6": 18, "0.7": 19, "0.8": 20, "0.9": 21, "0.10": 23, "0.11": 23, "0.12": 31 },
  ServerFeatures: { "0.6": 7, "0.7": 7, "0.8": 7, "0.9": 8, "0.10": 8, "0.11": 8, "0.12": 8 },
  ServerOAuth: { "0.6": 1, "0.7": 1, "0.8": 1, "0.9": 2, "0.10": 2, "0.11": 2, "0.12": 2 },
  AdminConfig: { "0.6": 18, "0.7": 22, "0.8": 22, "0.9": 26, "0.10": 27, "0.11": 31, "0.12": 39 },
  LdapServerConfig: { "0.6": 13, "0.7": 13, "0.8": 13, "0.9": 13, "0.10": 13, "0.11": 16, "0.12": 17 },
  OAuthConfig: { "0.10": 33, "0.11": 35, "0.12": 35 },
  WorkspacePermissions: { "0.6": 10, "0.7": 10, "0.8": 11, "0.9": 11, "0.10": 13, "0.11": 13, "0.12": 14 },
  SharingPermissions: { "0.6": 10, "0.7": 10, "0.8": 12, "0.9": 14, "0.10": 15, "0.11": 16, "0.12": 16 },
  AccessGrantsPermissions: { "0.8": 1, "0.9": 1, "0.10": 1, "0.11": 2, "0.12": 2 },
  ChatPermissions: { "0.6": 19, "0.7": 19, "0.8": 20, "0.9": 20, "0.10": 21, "0.11": 21, "0.12": 21 },
  FeaturesPermissions: { "0.6": 8, "0.7": 9, "0.8": 9, "0.9": 11, "0.10": 12, "0.11": 12, "0.12": 13 },
  SettingsPermissions: { "0.7": 1, "0.8": 1, "0.9": 1, "0.10": 1, "0.11": 1, "0.12": 1 },
};

/** How many fields a request must have. */
const demanded: Record<string, Record<string, number>> = {
  AdminConfigForm: { "0.6": 15, "0.7": 17, "0.8": 17, "0.9": 19, "0.10": 20, "0.11": 20, "0.12": 20 },
  LdapServerConfigForm: { "0.6": 5, "0.7": 5, "0.8": 5, "0.9": 5, "0.10": 5, "0.11": 5, "0.12": 5 },
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
    for (const [index, line] of lines.entries()) {
      const next = lines[index + 1];
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
    expect(methods).toEqual([["get"], ["get"], ["get"], ["post"], ["post"], ["post"], ["post"]]);
  });

  it("a body that does not fit is answered with a list until 0.11, and with a sentence on 0.12", () => {
    const schemas = lines.map((line) => {
      const response = contractOf(line).paths["/api/v1/auths/signin"]?.post?.responses["422"];
      return response && "content" in response
        ? response.content?.["application/json"]?.schema.$ref
        : undefined;
    });
    const list = "#/components/schemas/HTTPValidationError";
    expect(schemas).toEqual([...Array(6).fill(list), "#/components/schemas/ErrorResponse"]);
  });

  it("all permissions are certain on a server that cannot have forgotten one", () => {
    for (const name of ["Workspace", "Sharing", "Chat", "Features", "AccessGrants", "Settings"]) {
      const schema = contractOf("0.12").components.schemas[`${name}Permissions`];
      expect(schema?.required, name).toEqual(expect.arrayContaining(Object.keys(schema?.properties ?? {})));
    }
    expect(contractOf("0.11").components.schemas.ChatPermissions?.required).not.toContain("web_upload");
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

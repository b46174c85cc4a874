import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type OperationObject, operationsOf, readContract } from "../../scripts/contract/contract.ts";
import { bundleOf, readLines } from "../../scripts/contract/lines.ts";
import { operationRows, readPaths } from "../../scripts/generate/operation-rows.ts";
import { type ContractOfLine, errorTextsOf } from "../../scripts/generate/operations.ts";
import { operationsOf as operationsOfRelease, releaseOf } from "../../src/release.ts";

const bearerOrCookie = [{ bearerAuth: [] }, { tokenCookie: [] }];

describe("the rows of the operations", () => {
  const getThing = operation("getThing");

  it("are one for what never changed", () => {
    expect(operationRows({ "/thing": { get: getThing } })).toEqual({ getThing: ["0.6.0 GET /thing bearer"] });
  });

  it("are several where a release changed it", () => {
    const item = { get: { ...getThing, "x-until": "0.9.2" }, post: { ...getThing, "x-since": "0.9.3" } };
    expect(operationRows({ "/thing": item })).toEqual({
      getThing: ["0.6.0 GET /thing bearer", "0.9.3 POST /thing bearer"],
    });
  });

  it("say when it was taken away, also for a while", () => {
    const paths = {
      "/one": { get: { ...getThing, "x-until": "0.7" } },
      "/two": { get: { ...getThing, "x-since": "0.9.1", "x-until": "0.10" } },
    };
    expect(operationRows(paths).getThing).toEqual([
      "0.6.0 GET /one bearer",
      "0.8.0",
      "0.9.1 GET /two bearer",
      "0.11.0",
    ]);
  });

  it.each<[string, Record<string, string[]>[], string]>([
    ["bearer", [{ bearerAuth: [] }, { apiKeyHeader: [] }], "bearer no-cookie"],
    ["bearer or cookie", [{ bearerAuth: [] }, { tokenCookie: [] }], "bearer"],
    ["optional", [{ bearerAuth: [] }, { tokenCookie: [] }, {}], "optional"],
    ["a cookie of others", [{ gafaelfawrSession: [] }], "cookie"],
    ["none", [], "none"],
  ])("know the credential: %s", (_, security, words) => {
    expect(operationRows({ "/thing": { get: operation("getThing", { security }) } })).toEqual({
      getThing: [`0.6.0 GET /thing ${words}`],
    });
  });

  it("follow the marks of a credential", () => {
    const security = [{ bearerAuth: [] }, { tokenCookie: [], "x-since": "0.9.2" }] as never;
    const apiKeys = { accepted: false, "x-since": "0.12" };
    const get = operation("getThing", { security, "x-api-keys": apiKeys });
    expect(operationRows({ "/thing": { get } }).getThing).toEqual([
      "0.6.0 GET /thing bearer no-cookie",
      "0.9.2 GET /thing bearer",
      "0.12.0 GET /thing jwt",
    ]);
  });

  it("name the answers of its own that a client must know of", () => {
    const redirect = { description: "", "x-until": "0.6.9" };
    const responses = { 200: { description: "" }, 307: redirect, 404: { description: "" } };
    expect(operationRows({ "/thing": { get: operation("getThing", { responses }) } }).getThing).toEqual([
      "0.6.0 GET /thing bearer 307 404",
      "0.6.10 GET /thing bearer 404",
    ]);
  });

  it("say the same as the contract of each line", () => {
    const rows = operationRows(readPaths());
    for (const { line, releases } of readLines()) {
      const release = releaseOf(String(releases.at(-1)));
      const found = [...operationsOfRelease(release)].flatMap(([name, one]) =>
        one ? [`${name}: ${one.method} ${one.path}`] : [],
      );
      const contract = operationsOf(readContract(fileURLToPath(bundleOf(line))));
      const wanted = contract.map(
        ({ method, path, operation: { operationId } }) => `${operationId}: ${method.toUpperCase()} ${path}`,
      );
      expect(found.sort(), line).toEqual(wanted.sort());
      expect(Object.keys(rows)).toEqual(
        expect.arrayContaining(contract.map((one) => one.operation.operationId)),
      );
    }
  });
});

describe("the error codes of all lines", () => {
  const saying = (status: string, texts: Record<string, string>) =>
    operation("getThing", {
      responses: {
        [status]: {
          description: "",
          content: {
            "application/json": {
              schema: {},
              examples: Object.fromEntries(
                Object.entries(texts).map(([detail, code]) => [
                  detail,
                  { summary: "", value: { detail }, "x-error-code": code },
                ]),
              ),
            },
          },
        },
      },
    });

  it("are those that the status does not give, but all of 401", () => {
    expect(errorTextsOf([lineOf("0.1", [saying("400", { no: "validation", never: "forbidden" })])])).toEqual([
      { status: 400, code: "forbidden", texts: ["never"] },
    ]);
    expect(errorTextsOf([lineOf("0.1", [saying("401", { out: "not_authenticated" })])])).toEqual([
      { status: 401, code: "not_authenticated", texts: ["out"] },
    ]);
  });

  it("are told by line where a text changed its meaning", () => {
    const lines = ["validation", "validation", "server", "forbidden"].map((code, index) =>
      lineOf(`0.${index}`, [saying("400", { failed: code })]),
    );
    expect(errorTextsOf(lines)).toEqual([
      { status: 400, code: "forbidden", since: "0.3", texts: ["failed"] },
      { status: 400, code: "server", since: "0.2", texts: ["failed"] },
      { status: 400, code: "validation", texts: ["failed"] },
    ]);
  });

  it("are refused where one line gives a text two meanings", () => {
    const other = { ...saying("400", { failed: "server" }), operationId: "getOther" };
    const line = lineOf("0.1", [saying("400", { failed: "forbidden" }), other]);
    expect(() => errorTextsOf([line])).toThrow(
      'getOther: the text of 400 "failed" has both codes forbidden and server on 0.1',
    );
  });
});

function lineOf(line: string, operations: OperationObject[]): ContractOfLine {
  const paths = Object.fromEntries(operations.map((one) => [`/${one.operationId}`, { get: one }]));
  return {
    line,
    contract: {
      info: { "x-releases": { first: line, last: line } },
      paths,
      components: { schemas: {} },
    } as unknown as ContractOfLine["contract"],
  };
}

function operation(operationId: string, rest: Partial<OperationObject> = {}): OperationObject {
  return {
    operationId,
    tags: [],
    summary: "",
    description: "",
    security: bearerOrCookie,
    responses: { 200: { description: "" } },
    ...rest,
  };
}

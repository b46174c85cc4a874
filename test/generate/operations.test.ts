import { describe, expect, it } from "vitest";
import type { Contract, OperationObject } from "../../scripts/contract/contract.ts";
import { type ContractOfLine, errorCodesOf, operationTableOf } from "../../scripts/generate/operations.ts";

const bearerOrCookie = [{ bearerAuth: [] }, { tokenCookie: [] }];

describe("the table of all lines", () => {
  it("has one row for what never changed", () => {
    const lines = ["0.1", "0.2", "0.3"].map((line) => lineOf(line, [operation("getThing")]));
    expect(operationTableOf(lines)).toEqual({
      getThing: [{ method: "GET", path: "/getThing", credentials: "bearer" }],
    });
  });

  it("says since when and until when, and has a row for each change", () => {
    const changed = operation("getThing", { security: [] });
    const lines = [
      lineOf("0.1", [operation("old")]),
      lineOf("0.2", [operation("old"), operation("getThing")]),
      lineOf("0.3", [operation("getThing")]),
      lineOf("0.4", [changed]),
    ];
    const row = { method: "GET", path: "/getThing", credentials: "bearer" };
    expect(operationTableOf(lines)).toEqual({
      getThing: [
        { since: "0.2", until: "0.3", ...row },
        { since: "0.4", ...row, credentials: "none" },
      ],
      old: [{ until: "0.2", ...row, path: "/old" }],
    });
  });

  it("has two rows for what was away for a while", () => {
    const lines = [
      lineOf("0.1", [operation("getThing")]),
      lineOf("0.2", []),
      lineOf("0.3", [operation("getThing")]),
    ];
    const rows = operationTableOf(lines).getThing?.map(({ since, until }) => [since, until]);
    expect(rows).toEqual([
      [undefined, "0.1"],
      ["0.3", undefined],
    ]);
  });

  it.each<[string, Record<string, string[]>[], object]>([
    ["bearer", [{ bearerAuth: [] }, { apiKeyHeader: [] }], { credentials: "bearer", cookie: false }],
    ["bearer or cookie", [{ bearerAuth: [] }, { tokenCookie: [] }], { credentials: "bearer" }],
    ["optional", [{ bearerAuth: [] }, { tokenCookie: [] }, {}], { credentials: "optional" }],
    ["a cookie of others", [{ gafaelfawrSession: [] }], { credentials: "cookie" }],
    ["none", [], { credentials: "none" }],
  ])("knows the credential: %s", (_, security, expected) => {
    const [row] = operationTableOf([lineOf("0.1", [operation("getThing", { security })])]).getThing ?? [];
    expect(row).toEqual({ method: "GET", path: "/getThing", ...expected });
  });

  it("knows where an API key will not do", () => {
    const security = [{ bearerAuth: [] }, { tokenCookie: [] }];
    const refusing = operation("getThing", { security, "x-api-keys": { accepted: false } });
    expect(operationTableOf([lineOf("0.1", [refusing])]).getThing).toMatchObject([{ credentials: "jwt" }]);
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
    expect(errorCodesOf([lineOf("0.1", [saying("400", { no: "validation", never: "forbidden" })])])).toEqual({
      400: { never: "forbidden" },
    });
    expect(errorCodesOf([lineOf("0.1", [saying("401", { out: "not_authenticated" })])])).toEqual({
      401: { out: "not_authenticated" },
    });
  });

  it("are told by line where a text changed its meaning", () => {
    const lines = ["validation", "validation", "server", "forbidden"].map((code, index) =>
      lineOf(`0.${index}`, [saying("400", { failed: code })]),
    );
    expect(errorCodesOf(lines)).toEqual({
      400: {
        failed: [
          { code: "validation", until: "0.1" },
          { code: "server", until: "0.2" },
          { code: "forbidden" },
        ],
      },
    });
  });

  it("are refused where one line gives a text two meanings", () => {
    const other = { ...saying("400", { failed: "server" }), operationId: "getOther" };
    const line = lineOf("0.1", [saying("400", { failed: "forbidden" }), other]);
    expect(() => errorCodesOf([line])).toThrow(
      'getOther: the text of 400 "failed" is named both forbidden and server on 0.1',
    );
  });
});

function lineOf(line: string, operations: OperationObject[]): ContractOfLine {
  const paths = Object.fromEntries(operations.map((one) => [`/${one.operationId}`, { get: one }]));
  return { line, contract: { paths, components: { schemas: {} } } as unknown as Contract };
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

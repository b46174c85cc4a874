import { describe, expect, it } from "vitest";
import type { Exchange } from "../../../scripts/contract/exchanges.ts";
import { recordingsOf } from "../../../test/support/recordings.ts";
import { accessTable, type Row } from "../src/contract/access.ts";
import { lines } from "../src/contract/lines.ts";
import { span } from "../src/contract/sentences.ts";

type Caller = "nobody" | "pending" | "user" | "admin" | "key";

const rows = [...accessTable().values()].flat();
/** Lines as a row names them, such as "from 0.9 on". */
const named = new Map<string, readonly string[]>();
for (const [from] of lines.entries())
  for (let to = from; to < lines.length; to += 1) {
    const names = lines.slice(from, to + 1).map(({ line }) => line);
    named.set(span(names), names);
  }

const rowOf = (line: string, operationId: string): Row | undefined =>
  rows.find((row) => row.operationId === operationId && named.get(row.lines)?.includes(line));

/** Who asks, as far as a whole recording tells in its order: a token counts with the role that was last answered with it. */
function callers(): (exchange: Exchange) => Caller | undefined {
  const roles = new Map<string, unknown>();
  return ({ request: { headers }, response: { body } }) => {
    const answered = Object(body) as { token?: string; role?: unknown };
    if (answered.token !== undefined) roles.set(answered.token, answered.role);
    if (headers.cookie !== undefined || headers["x-api-key"] !== undefined) return undefined;
    if (headers.authorization === undefined) return "nobody";
    const token = /^Bearer (\S+)$/.exec(headers.authorization)?.[1] ?? "";
    if (token.startsWith("sk-")) return "key";
    const role = roles.get(token);
    return role === "pending" || role === "user" || role === "admin" ? role : undefined;
  };
}

describe("the table of who may call what", () => {
  it("has a row for each operation of each line, and one alone", () => {
    const wrong = lines.flatMap(({ line, operations }) =>
      [...operations.keys()].filter(
        (id) =>
          rows.filter((row) => row.operationId === id && named.get(row.lines)?.includes(line)).length !== 1,
      ),
    );
    expect(wrong).toEqual([]);
    expect(rows.filter(({ lines: of }) => !named.has(of))).toEqual([]);
  });

  it("says of nobody what the contract's security says, and of API keys what its marks say", () => {
    const wrong: string[] = [];
    for (const { line, operations } of lines)
      for (const [id, { operation }] of operations) {
        const { nobody, key, note } = rowOf(line, id) as Row;
        const open =
          operation.security.length === 0 || operation.security.some((one) => Object.keys(one).length === 0);
        const schemes = operation.security.flatMap((one) => Object.keys(one));
        const byCookie = schemes.some((name) => /^(?:mfaChallengeCookie|gafaelfawrSession)$/.test(name));
        if ((nobody !== "no") !== (open || byCookie)) wrong.push(`${id} ${line}: nobody ${nobody}`);
        if ((nobody === "part") !== (note !== ""))
          wrong.push(`${id} ${line}: ${nobody} with the note ${note}`);
        const takesKeys =
          /bearerAuth|apiKeyHeader/.test(schemes.join()) && operation["x-api-keys"]?.accepted !== false;
        if ((key === "yes") !== (takesKeys || nobody === "yes")) wrong.push(`${id} ${line}: key ${key}`);
      }
    expect(wrong.join("\n")).toBe("");
  });

  it("refuses nobody whom a real server was seen to serve, and serves whom one did", () => {
    const wrong = new Set<string>();
    const served = new Set<string>();
    let asked = 0;
    for (const { line, release } of lines) {
      const ofLife = recordingsOf(line).recorded.filter(
        ({ exchange: { id, version } }) => version === release && id.startsWith("life/"),
      );
      const callerOf = callers();
      for (const { exchange, located } of ofLife) {
        const id = located.operation.operationId;
        const caller = callerOf(exchange);
        const row = rowOf(line, id);
        if (caller === undefined || !row) continue;
        asked += 1;
        if (exchange.response.status >= 300) continue;
        if (row[caller] === "no") wrong.add(`${caller} ${id} ${line}: ${exchange.id}`);
        served.add(`${line} ${id} ${caller}`);
      }
    }
    expect([...wrong].join("\n")).toBe("");
    expect(asked).toBeGreaterThan(1000);
    expect(served.size).toBeGreaterThan(200);
  });

  it.each([
    ["0.12", "as-a-user: getAdminConfig", "user", 401],
    ["0.12", "as-a-user: updateLdapConfig", "user", 401],
    ["0.12", "as-a-pending-user: getSessionUser", "pending", 200],
    ["0.12", "as-a-pending-user: updateProfile", "pending", 401],
    ["0.12", "with-the-key: getSessionUser", "key", 403],
    ["0.11", "with-the-key: getSessionUser", "key", 200],
    ["0.12", "with-the-key: getAdminConfig", "key", 200],
    ["0.6-early", "as-a-user: getAdminConfig", "user", 401],
  ] as const)("knows the answer of a real %s to %s", (line, scenario, caller, status) => {
    const { recorded } = recordingsOf(line);
    const found = recorded.filter(({ exchange: { id } }) => id === `life/${scenario}`);
    expect(new Set(found.map(({ exchange }) => exchange.response.status))).toEqual(new Set([status]));
    const row = rowOf(line, scenario.replace(/^.*: /, ""));
    expect(row?.[caller]).toBe(status < 300 ? "yes" : "no");
  });
});

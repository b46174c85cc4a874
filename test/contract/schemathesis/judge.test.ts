import { expect, test } from "vitest";
import { judge, type Report } from "./judge.ts";
import { table } from "./table.ts";

const counts = (statuses: Record<string, number>) => ({
  phases: {},
  modes: {},
  statuses,
  causes: {},
  credentials: {},
});
const good: Report = {
  operations: { signIn: counts({ 200: 3, 400: 7 }), signOut: counts({ 200: 5 }) },
  violations: [],
  errors: [],
  excused: { "the server converts the value to the documented type": 2 },
};
const demands = { cases: 15, operations: ["signIn", "signOut"] };

test("a run with enough cases and no violation is good", () => {
  expect(judge(good, demands)).toEqual([]);
});

test.each<[string, Partial<Report>, string]>([
  [
    "a violation",
    { violations: [violation()] },
    "signIn 418, 4 times: status_code_conformance: Received: 418",
  ],
  ["an error", { errors: ["signIn: Network Error"] }, "signIn: Network Error"],
  [
    "too few cases",
    { operations: { ...good.operations, signOut: counts({ 200: 4 }) } },
    "only 14 cases were run, of the 15 that were asked for",
  ],
  [
    "an operation that was never let in",
    { operations: { ...good.operations, signOut: counts({ 401: 5 }) } },
    "signOut never succeeded",
  ],
  [
    "an operation that was never tried",
    { operations: { signIn: counts({ 200: 15 }) } },
    "signOut never succeeded",
  ],
])("%s is a problem", (_, change, problem) => {
  expect(judge({ ...good, ...change }, demands)).toEqual([problem]);
});

test("the table has a row an operation, with every status", () => {
  expect(table(good)).toContain("signIn                10        0  200 × 3  400 × 7");
});

function violation(): Report["violations"][number] {
  return {
    check: "status_code_conformance",
    operation: "signIn",
    title: "Undocumented HTTP status code",
    message: "Received: 418\nDocumented: 200, 400",
    count: 4,
    exchange: {
      id: "signIn 418: status_code_conformance",
      server: "open-webui",
      version: "0.6.42",
      setup: "none; settings: usual; directory: working",
      request: { method: "POST", path: "/api/v1/auths/signin", headers: {}, body: null },
      response: { status: 418, headers: {}, body: null },
    },
  };
}

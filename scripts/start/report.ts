import { styleText } from "node:util";
import type { SessionUserInfoResponse } from "../../src/index.ts";
import type { Step } from "./walk.ts";

const widths = { operation: 28, request: 56, status: 8 };

export function heading(): string {
  const { operation, request, status } = widths;
  return styleText(
    "bold",
    `  ${"operation".padEnd(operation)}${"request".padEnd(request)}${"status".padEnd(status)}time`,
  );
}

/** One row of the table, with its problems below. */
export function row({ operation, request, status, milliseconds, problems }: Step): string {
  const good = problems.length === 0;
  const mark = good ? styleText("green", "✓") : styleText("red", "✗");
  const code = String(status ?? "–").padEnd(widths.status);
  const shown = status !== undefined && status < 300 ? styleText("green", code) : styleText("yellow", code);
  const line = `${mark} ${operation.padEnd(widths.operation)}${request.padEnd(widths.request)}${shown}${milliseconds.toFixed(0)} ms`;
  return [line, ...problems.map((problem) => styleText("red", `    ${problem}`))].join("\n");
}

/** The session as a tree, its token redacted. */
export function sessionTree({ token, permissions, expires_at, ...person }: SessionUserInfoResponse): string {
  const nested = Object.fromEntries(
    Object.entries(permissions).map(([area, flags]) => [
      area,
      Object.fromEntries(Object.entries(flags).map(yesOrNo)),
    ]),
  );
  const expires = expires_at === null ? "never" : new Date(expires_at * 1000).toISOString();
  return [
    "session",
    ...branches({ ...person, expires_at: expires, token: redacted(token), permissions: nested }),
  ].join("\n");
}

function branches(node: object, indent = ""): string[] {
  const entries = Object.entries(node);
  return entries.flatMap(([name, value], index) => {
    const last = index === entries.length - 1;
    const line = `${indent}${last ? "└─" : "├─"} ${name}`;
    if (value === null || typeof value !== "object") return [`${line}: ${value ?? "none"}`];
    return [line, ...branches(value, `${indent}${last ? "   " : "│  "}`)];
  });
}

function redacted(token: string): string {
  return `redacted, ${token.length} characters`;
}

function yesOrNo([flag, allowed]: [string, boolean]): [string, string] {
  return [flag, allowed ? styleText("green", "yes") : styleText("dim", "no")];
}

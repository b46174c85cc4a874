import { knownNames, operationsWith } from "../generated/operations.ts";
import { longestDelay } from "./abort.ts";
import type { AuthsErrorCode } from "./error-codes.ts";
import { AuthsError, type AuthsErrorInit, codeOfStatus } from "./errors.ts";
import { codeOfText, type Release } from "./release.ts";

/** An error of an operation. Its message begins with the operation's name. */
export function failure(
  operation: string,
  code: AuthsErrorCode,
  problem: string,
  more?: Partial<AuthsErrorInit>,
): AuthsError {
  return new AuthsError(`${operation}: ${problem}`, { ...more, code, operation });
}

/** An error for invalid arguments. */
export function invalid(operation: string, problem: string, cause?: unknown): AuthsError {
  return failure(operation, "validation", `${problem}; nothing was sent`, { cause: causeOf(cause) });
}

/** The error for a response that is not a success. */
export function failureOf(name: string, release: Release, response: Response, body: unknown): AuthsError {
  const { status } = response;
  const detail = isRecord(body) ? body.detail : undefined;
  const known = codeOfText(release, status, detail);
  const code = known ?? codeOf(name, status, isRecord(body) && "detail" in body);
  const problem = known ? String(detail) : explain(code, response, body, detail);
  const retryAfter = secondsOf(response.headers.get("retry-after"));
  return failure(name, code, problem, { detail, retryAfter, response });
}

/** The error for a success whose body is not what the contract describes. */
export function unexpectedBody(name: string, response: Response, body: unknown): AuthsError {
  return failure(name, "unexpected_response", foreign(response, body), { response });
}

/** What a thrown value tells for certain: its name and its `code`, and those of its causes. Its message may repeat anything. */
export function causeOf(thrown: unknown, depth = 5): Error | undefined {
  if (thrown instanceof AuthsError) return thrown;
  if (!(thrown instanceof Error) || depth === 0) return undefined;
  const { name, code } = thrown as Error & { code?: unknown };
  const inner = causeOf(thrown.cause, depth - 1);
  const copy = new Error("", inner && { cause: inner });
  // As programs write them: TypeError, ECONNREFUSED, UND_ERR_SOCKET.
  if (/^[A-Z][A-Za-z]{2,39}$/.test(String(name))) Object.defineProperty(copy, "name", { value: name });
  return /^(E[A-Z]+|[A-Z0-9]+(_[A-Z0-9]+)+)$/.test(String(code)) ? Object.assign(copy, { code }) : copy;
}

/** A proxy answers 429 and 5xx in any form; anything else without a `detail` is not the server's. */
function codeOf(name: string, status: number, hasDetail: boolean): AuthsErrorCode {
  const isOther = operationsWith[status]?.split(" ").includes(name) === false;
  if (status < 500 && status !== 429 && (isOther || !hasDetail)) return "unexpected_response";
  return codeOfStatus(status);
}

function explain(code: AuthsErrorCode, response: Response, body: unknown, detail: unknown): string {
  const { status } = response;
  if (status === 0 || (status >= 300 && status < 400)) {
    return `the server redirects elsewhere, which is not followed; ${gate}, or baseUrl is not the final address`;
  }
  if (status === 404 && code !== "not_found") return wrongLine("the server does not know this path (404)");
  if (status === 405) return wrongLine("the server does not know this operation (405)");
  if (code === "unexpected_response") return foreign(response, body);
  const issues = Array.isArray(detail) ? namedIssues(detail) : "";
  return issues || `the server answered ${status}${typeof detail === "string" ? "; see error.detail" : ""}`;
}

const gate = "a sign-in page or a captive portal may be in between";

function foreign(response: Response, body: unknown): string {
  const type = response.headers.get("content-type") ?? "";
  const answer = `the server answered ${response.status} with`;
  if (body !== undefined && typeof body !== "string") return wrongLine(`${answer} other JSON than expected`);
  if (type.includes("json")) return `${answer} broken JSON`;
  // The rest of the type may be anything.
  return wrongLine(`${answer} ${/^text\/html\b/i.exec(type) ?? "something"}, not JSON; ${gate}`);
}

function wrongLine(problem: string): string {
  return `${problem}; baseUrl may be wrong, or serverVersion may not be the server's line`;
}

const names = new Set(knownNames.split(" "));

/** The first issues by field and type, as far as the contract has these names. */
function namedIssues(detail: readonly unknown[]): string {
  const named = detail.slice(0, 10).flatMap((issue) => {
    const { type, loc } = Object(issue) as { type?: unknown; loc?: unknown };
    const steps: unknown[] = Array.isArray(loc) ? loc.slice(0, 5) : [];
    const isKnown = (step: unknown) => typeof step === "number" || names.has(step as string);
    return names.has(type as string) && steps.every(isKnown) ? [`${steps.join(".")}: ${type}`] : [];
  });
  return named.join("; ");
}

/** The seconds of Retry-After, at most what a timer can wait. */
function secondsOf(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined;
  const longest = Math.floor(longestDelay / 1000);
  if (/^\d+$/.test(retryAfter)) return Math.min(Number(retryAfter), longest);
  // Engines parse almost anything as a date.
  if (!retryAfter.endsWith("GMT")) return undefined;
  const seconds = Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), longest);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

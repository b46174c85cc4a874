import { knownNames } from "../generated/operations.ts";
import type { AuthsErrorCode } from "./error-codes.ts";
import { AuthsError, type AuthsErrorInit, codeOfStatus } from "./errors.ts";
import { longestDelay } from "./limit.ts";
import { codeOfText, type Operation, operationsOf, type Release } from "./release.ts";

/** An error of an operation. Its message begins with the operation's name. */
export function failure(
  operation: string,
  code: AuthsErrorCode,
  problem: string,
  more?: Partial<AuthsErrorInit>,
): AuthsError {
  return new AuthsError(`${operation}: ${problem}`, { ...more, code, operation });
}

/** The same error of another operation, or in other words. */
export function retold(error: AuthsError, operation: string, problem: string): AuthsError {
  const { code, detail, response, cause, retryAfter } = error;
  return failure(operation, code, problem, { detail, response, cause, retryAfter });
}

/** An error for invalid arguments. */
export function invalid(operation: string, problem: string, cause?: unknown): AuthsError {
  return failure(operation, "validation", `${problem}; nothing was sent`, { cause: causeOf(cause) });
}

/** What a thrown value tells for certain: its name and its `code`, and those of its causes. Its message may repeat anything. */
export function causeOf(thrown: unknown, depth = 5): Error | undefined {
  if (thrown instanceof AuthsError) return thrown;
  if (!(thrown instanceof Error) || depth === 0) return undefined;
  const { name, code } = thrown as Error & { code?: unknown };
  const cause = causeOf(thrown.cause, depth - 1);
  const copy = new Error("", cause && { cause });
  // As programs write them: TypeError, ECONNREFUSED, UND_ERR_SOCKET.
  if (/^[A-Z][A-Za-z]{2,39}$/.test(String(name))) Object.defineProperty(copy, "name", { value: name });
  return /^(E[A-Z]+|[A-Z0-9]+(_[A-Z0-9]+)+)$/.test(String(code)) ? Object.assign(copy, { code }) : copy;
}

/** The error for a response that is not a success. */
export function failureOf(name: string, release: Release, response: Response, body: unknown): AuthsError {
  const { status, headers } = response;
  const { detail } = Object(body) as { detail?: unknown };
  const known = codeOfText(release, status, detail);
  const code = known ?? codeOf(operationsOf(release).get(name), status, detail);
  const problem = known ? String(detail) : problemOf(code, release, response, body);
  return failure(name, code, problem, {
    detail,
    retryAfter: secondsOf(headers.get("retry-after")),
    response,
  });
}

/** A proxy answers 429 and 5xx in any form; anything else without a `detail` is not the server's. */
function codeOf(operation: Operation | undefined, status: number, detail: unknown): AuthsErrorCode {
  const isOwn =
    detail !== undefined && (!/404|409/.test(`${status}`) || operation?.traits.includes(`${status}`));
  return isOwn || status === 429 || status >= 500 ? codeOfStatus(status) : "unexpected_response";
}

function problemOf(code: AuthsErrorCode, release: Release, response: Response, body: unknown): string {
  const { status } = response;
  if (code === "unexpected_response") return foreign(release, response, body);
  const { detail } = Object(body) as { detail?: unknown };
  const issues = Array.isArray(detail) && namedIssues(detail);
  return issues || `the server answered ${status}${typeof detail === "string" ? "; see error.detail" : ""}`;
}

/** What is wrong with a response that the contract does not describe, and the likely causes. */
export function foreign(release: Release, response: Response, body: unknown): string {
  const { status, headers } = response;
  const gate = "a sign-in page or a captive portal may be in between";
  if (status === 0 || (status >= 300 && status < 400)) {
    return `the server redirects elsewhere, which is not followed; ${gate}, or baseUrl is not the final address`;
  }
  const type = headers.get("content-type") ?? "";
  const isJson = body !== undefined && typeof body !== "string";
  if (!isJson && type.includes("json")) return `the server answered ${status} with broken JSON`;
  // The rest of the type may be anything.
  const what = isJson
    ? "other JSON than expected"
    : `${/^text\/html\b/i.exec(type) ?? "something"}, not JSON; ${gate}`;
  return `the server answered ${status} with ${what}; baseUrl may be wrong, or the server is not Open WebUI ${release.name}, as serverVersion says: ask detectServerVersion`;
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
  // Engines parse almost anything as a date.
  const isDate = retryAfter?.endsWith("GMT");
  if (!retryAfter || !(isDate || /^\d+$/.test(retryAfter))) return undefined;
  const seconds = isDate ? Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000) : Number(retryAfter);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), Math.floor(longestDelay / 1000));
}

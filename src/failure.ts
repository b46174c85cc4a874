import {
  AuthsError,
  type AuthsErrorCode,
  type AuthsErrorInit,
  codeOfStatus,
  type ValidationIssue,
} from "./errors.ts";
import { codeOfText, type ServerVersion } from "./line.ts";
import { discreet, leftOut } from "./secrets.ts";

/** The error of a call, in words that begin with its name. */
export function failure(
  operation: string,
  code: AuthsErrorCode,
  what: string,
  rest?: Partial<AuthsErrorInit>,
): AuthsError {
  return new AuthsError(`${operation}: ${what}`, { ...rest, code, operation });
}

/** The error for what the caller gave, or did. */
export function refusal(operation: string, what: string, cause?: unknown): AuthsError {
  return failure(operation, "validation", `${what}; nothing was sent`, { cause });
}

/** The error for an answer that is not a success. */
export function failureOf(
  operation: string,
  line: ServerVersion,
  response: Response,
  body: unknown,
  secrets: readonly string[],
): AuthsError {
  const { status } = response;
  const raw = isRecord(body) ? body.detail : undefined;
  const known = codeOfText(line, status, raw);
  const keep = (words: unknown) => (known ? String(words) : discreet(words, secrets));
  const issues = Array.isArray(raw) ? raw.filter(isRecord).map((one) => withoutInput(one, keep)) : undefined;
  const detail = issues ?? withoutSurprises(raw, keep);
  const code = known ?? codeOfStatus(status);
  return failure(operation, code, explain(status, code, detail, issues), {
    detail,
    issues,
    retryAfter: secondsOf(response.headers.get("retry-after")),
    response,
  });
}

/** The error for a success that is no JSON. */
export function unreadable(name: string, response: Response): AuthsError {
  const type = response.headers.get("content-type") ?? "";
  const answered = `the server answered ${response.status} with`;
  // No more of the type: anything might stand there.
  const other = `${answered} ${/^text\/html\b/i.exec(type) ?? "something"}, not JSON`;
  const what = type.includes("json") ? `${answered} broken JSON` : wrongLine(other);
  return failure(name, "unexpected_response", what, { response });
}

/**
 * What was thrown, without all that it may carry along: its name and code, and its words where they tell no secret. Errors of
 * ours are fit to be shown as they are.
 *
 * @param secrets - null when its words may hold any, and are left out
 */
export function reasonOf(thrown: unknown, secrets: readonly string[] | null, depth = 5): Error | undefined {
  if (!(thrown instanceof Error) || depth === 0) return undefined;
  if (thrown instanceof AuthsError) return thrown;
  const plain = (name: unknown) =>
    typeof name === "string" && /^\w+$/.test(name) && discreet(name, secrets ?? []) === name;
  const { name, message, code } = thrown as Error & { code?: unknown };
  const cause = reasonOf(thrown.cause, secrets, depth - 1);
  const reason = new Error(secrets ? discreet(message, secrets) : leftOut, cause && { cause });
  if (plain(name)) Object.defineProperty(reason, "name", { value: name });
  return plain(code) ? Object.assign(reason, { code }) : reason;
}

function explain(
  status: number,
  code: AuthsErrorCode,
  detail: unknown,
  issues: readonly ValidationIssue[] | undefined,
): string {
  if (detail === leftOut) return `the server answered ${status}, in words that repeat what was sent`;
  if (issues && issues.length > 0) return issues.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join("; ");
  if (typeof detail === "string" && detail && code !== "unexpected_response") return detail;
  if (isRecord(detail)) return String(detail.msg);
  if (status === 0 || (status >= 300 && status < 400)) {
    return "the server redirects elsewhere, which is not followed; give the final address as baseUrl";
  }
  if (status === 405) return wrongLine("the server does not know this operation (405)");
  return `the server answered ${status}`;
}

/** What to say when the answer looks like that of another server line. */
function wrongLine(what: string): string {
  return `${what}; baseUrl may be wrong, or serverVersion may not be the server's line`;
}

/** Text, or Gafaelfawr's object; anything else might echo what was sent. */
function withoutSurprises(detail: unknown, keep: (words: unknown) => string): unknown {
  if (typeof detail === "string") return keep(detail);
  if (!isRecord(detail) || typeof detail.msg !== "string") return undefined;
  return { msg: keep(detail.msg), type: keep(detail.type) };
}

/** The `input` of a validation error echoes what was sent, passwords included. */
function withoutInput(entry: Record<string, unknown>, keep: (words: unknown) => string): ValidationIssue {
  const loc: unknown[] = Array.isArray(entry.loc) ? entry.loc : [];
  return {
    type: keep(entry.type ?? "unknown"),
    loc: loc.map((step) => (typeof step === "number" ? step : keep(step))),
    msg: keep(entry.msg ?? "invalid"),
  };
}

function secondsOf(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  // Engines take almost anything for some date or other.
  if (!retryAfter.endsWith("GMT")) return undefined;
  const seconds = Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

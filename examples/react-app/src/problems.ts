import { type AuthsErrorCode, isAuthsError, type ValidationIssue } from "open-webui-auths";

/** What went wrong, whether a method of the client or a query told so. */
export interface Problem {
  readonly code: AuthsErrorCode;
  /** How many seconds to wait, where the server said so. */
  readonly retryAfter?: number | undefined;
  readonly issues?: readonly ValidationIssue[] | undefined;
}

/** Says in a failure's body what else is to know of it; the methods do not mind. */
export async function withStatus(response: Response): Promise<Response | undefined> {
  if (response.ok) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const { status } = response;
  return Response.json({ ...Object(body), status, retryAfter: retryAfterOf(response) }, { status, headers });
}

function retryAfterOf({ headers }: Response): number | undefined {
  return Number(headers.get("retry-after")) || undefined;
}

/** What a request by `fetch` throws for an answer that is none. */
export class FailedResponse extends Error implements Problem {
  readonly code: AuthsErrorCode;
  readonly retryAfter: number | undefined;

  constructor(response: Response) {
    super(`the server answered ${response.status}`);
    this.code = response.ok ? "unexpected_response" : codeOf(response.status);
    this.retryAfter = retryAfterOf(response);
  }
}

/** Brings what a method throws, an AuthsError, and what a query throws, the body of {@link withStatus}, to one form. */
export function problemOf(error: unknown): Problem {
  if (isAuthsError(error) || error instanceof FailedResponse) return error;
  const { status, retryAfter, detail } = Object(error) as Record<string, unknown>;
  if (typeof status === "number") {
    return {
      code: codeOf(status),
      retryAfter: typeof retryAfter === "number" ? retryAfter : undefined,
      issues: Array.isArray(detail) ? detail : undefined,
    };
  }
  // So says fetch when there is no answer; a SyntaxError would tell of a web page instead of JSON.
  return { code: error instanceof TypeError ? "network" : "unexpected_response" };
}

function codeOf(status: number): AuthsErrorCode {
  if (status >= 500) return "server";
  // A 401 that means "not signed in" ends the session, and is never shown; the others are about the role.
  if (status === 401 || status === 403) return "forbidden";
  if (status === 400 || status === 422) return "validation";
  if (status === 409) return "conflict";
  return status === 429 ? "rate_limited" : "unexpected_response";
}

/** Whether the same request may succeed a moment later. */
export function mayPass({ code }: Problem): boolean {
  return code === "network" || code === "timeout" || code === "server";
}

/** What to tell a person. */
export function sentenceOf({ code, retryAfter }: Problem): string {
  if (code !== "rate_limited") return sentences[code];
  // Open WebUI counts for three minutes where it does not say how long to wait, and refused tries count too.
  return `That was too often. Wait ${duration(retryAfter ?? 240)}, then try again.`;
}

const sentences: Record<Exclude<AuthsErrorCode, "rate_limited">, string> = {
  invalid_credentials: "The e-mail address or the password is wrong.",
  not_authenticated: "The server does not let this account in. Sign in again, or ask an admin.",
  forbidden: "You may not do this. Ask an admin if you should.",
  validation: "The server cannot use what was entered. Check the form, then try again.",
  conflict: "Something changed on the server meanwhile. Reload the page, then try again.",
  not_found: "The server does not have this any more.",
  server: "The server cannot answer at the moment. Try again in a few minutes.",
  mfa_expired: "The sign-in took too long. Start again with your password.",
  mfa_invalid_code: "The code is wrong, or was used already. Wait for the next one.",
  mfa_reauthentication_required: "Your sign-in is too long ago for this. Sign out, and in again.",
  mfa_disabled: "This server asks for no second step any more. Sign in again.",
  network: "The server cannot be reached. Check your connection, then try again.",
  timeout: "The server took too long to answer. Try again.",
  aborted: "The request was given up. Try again.",
  storage: "The browser does not let this page keep your session. Allow it to store data, then try again.",
  unexpected_response: "Something other than Open WebUI answered. Tell whoever runs this page.",
};

function duration(seconds: number): string {
  const [count, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/** What the server said of a field of the form that was sent. */
export function fieldProblem(error: unknown, field: string): string | undefined {
  return problemOf(error).issues?.find(({ loc }) => loc.at(-1) === field)?.msg;
}

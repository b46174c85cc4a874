import type { Client } from "openapi-fetch";
import type { CredentialsMode, RequestFetch } from "./credentials.ts";
import { AuthsError, type AuthsErrorCode } from "./errors.ts";
import { failureOf, wrongLine } from "./failure.ts";
import type { Operation, ServerLine } from "./operation.ts";
import { isToken, type Session } from "./session.ts";

/** What every method takes besides its body. */
export interface CallOptions {
  /** Ends the call; it then throws an `AuthsError` with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Headers to send besides those that the client sets. */
  readonly headers?: HeadersInit | undefined;
}

/** What the methods that start or end a session take. */
export interface SessionCallOptions extends CallOptions {
  /** False to leave the client's token as it is; true unless given. */
  readonly storeToken?: boolean | undefined;
}

/** What a call works with. */
export interface CallContext {
  readonly line: ServerLine;
  readonly mode: CredentialsMode;
  readonly session: Session;
  readonly fetch: RequestFetch;
  // biome-ignore lint/suspicious/noExplicitAny: the table at run time decides on the path, not a type.
  readonly http: Client<any>;
}

interface AnyCallOptions extends SessionCallOptions {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
}

type Fail = (
  code: AuthsErrorCode,
  what: string,
  rest?: { response?: Response; cause?: unknown },
) => AuthsError;

/** Makes one call of an operation: answers the body of a success, or throws an {@link AuthsError}. */
export async function call(
  context: CallContext,
  name: string,
  operation: Operation,
  body: unknown,
  given?: AnyCallOptions | null,
): Promise<unknown> {
  const { line, mode, session, http } = context;
  const options = given ?? {};
  const fail: Fail = (code, what, rest = {}) =>
    new AuthsError(`${name}: ${what}`, { code, operation: name, status: rest.response?.status, ...rest });

  checkInput(operation, mode, body, options.path ?? {}, fail);
  const { signal, headers, path, query, storeToken = true } = options;
  const ticket = session.ticket();
  let sent = false;
  try {
    signal?.throwIfAborted();
    const { data, error, response } = await http.request(
      operation.method.toLowerCase() as "get",
      operation.path,
      {
        params: { path, query },
        body,
        parseAs: "text",
        fetch: (request: Request) => {
          sent = true;
          return context.fetch(request);
        },
        ...(headers && { headers }),
        ...(signal && { signal }),
      },
    );
    if (!response.ok) throw failureOf(name, line, response, error);
    const result = parse(data, response, fail);
    if (operation.session === "start" && !isToken(tokenOf(result))) {
      throw fail("unexpected_response", "the server answered no token that can be sent", { response });
    }
    if (operation.session)
      await applyToSession(context, operation.session, result, storeToken ? ticket : null);
    return result;
  } catch (cause) {
    if (cause instanceof AuthsError && cause.code === "storage") {
      throw fail("storage", cause.message, { cause: cause.cause });
    }
    if (cause instanceof AuthsError) throw cause;
    if (signal?.aborted) throw fail("aborted", "the call was aborted", { cause });
    if (!sent) throw unsendable(body, headers, cause, fail);
    throw fail("network", "the server could not be reached, or broke off its answer", { cause });
  }
}

function checkInput(
  operation: Operation,
  mode: CredentialsMode,
  body: unknown,
  path: Record<string, unknown>,
  fail: Fail,
): void {
  if (operation.body && (typeof body !== "object" || body === null || Array.isArray(body))) {
    throw fail("validation", `the first argument must be an object, a ${operation.body}; nothing was sent`);
  }
  for (const [, parameter = ""] of operation.path.matchAll(/\{([^}]+)\}/g)) {
    if (path[parameter] === undefined || path[parameter] === "") {
      throw fail("validation", `the option path.${parameter} is missing; nothing was sent`);
    }
  }
  if (mode === "cookie" && operation.credentials === "bearer" && !operation.cookie) {
    throw fail("validation", "this server line takes a bearer token here and no cookie; nothing was sent");
  }
}

function parse(text: unknown, response: Response, fail: Fail): unknown {
  const type = response.headers.get("content-type") ?? "";
  if (!/\bjson\b/i.test(type)) {
    const what = `the server answered ${response.status} with ${type || "no content type"}, not JSON`;
    throw fail("unexpected_response", wrongLine(what), { response });
  }
  try {
    return JSON.parse(String(text ?? ""));
  } catch {
    throw fail("unexpected_response", `the server answered ${response.status} with broken JSON`, {
      response,
    });
  }
}

/** @param ticket - null to leave the token as it is */
async function applyToSession(
  { mode, session }: CallContext,
  effect: Operation["session"],
  result: unknown,
  ticket: number | null,
): Promise<void> {
  const { csrf } = Object(result) as { csrf?: unknown };
  if (effect === "csrf" && typeof csrf === "string") session.csrf = csrf;
  // In cookie mode the cookie holds the token, out of reach of scripts.
  if (ticket === null || mode === "cookie") return;
  if (effect === "start") await session.decide(ticket, String(tokenOf(result)));
  if (effect === "end") await session.decide(ticket, null);
}

function tokenOf(result: unknown): unknown {
  return (Object(result) as { token?: unknown }).token;
}

/** Says what of a request could not be sent. The reason's own words may repeat a header, so they stay out. */
function unsendable(body: unknown, headers: HeadersInit | undefined, cause: unknown, fail: Fail): AuthsError {
  if (throws(() => new Headers(headers))) {
    return fail("validation", "the option headers holds what HTTP does not allow; nothing was sent");
  }
  if (throws(() => JSON.stringify(body))) {
    return fail("validation", "the first argument cannot be written as JSON; nothing was sent");
  }
  return fail("validation", "the request could not be made, or a middleware threw; nothing was sent", {
    cause,
  });
}

function throws(attempt: () => unknown): boolean {
  try {
    attempt();
    return false;
  } catch {
    return true;
  }
}

import type { Client } from "openapi-fetch";
import { AuthsError, type AuthsErrorCode } from "./errors.ts";
import { failureOf, wrongLine } from "./failure.ts";
import type { Operation, ServerLine } from "./operation.ts";
import { isToken, type Session, StorageFailure } from "./session.ts";

/** What every method takes besides its body. */
export interface CallOptions {
  /** Ends the call; it then throws an `AuthsError` with code `aborted`. */
  readonly signal?: AbortSignal;
  /** Headers to send besides those that the client sets. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the methods that start or end a session take. */
export interface SessionCallOptions extends CallOptions {
  /** False to leave the client's token as it is; true unless given. */
  readonly storeToken?: boolean;
}

/** What a call works with. */
export interface CallContext {
  readonly line: ServerLine;
  readonly session: Session;
  // biome-ignore lint/suspicious/noExplicitAny: the table at run time decides on the path, not a type.
  readonly http: Client<any>;
}

interface AnyCallOptions extends SessionCallOptions {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
}

/** Makes one call of an operation: answers the body of a success, or throws an {@link AuthsError}. */
export async function call(
  { line, session, http }: CallContext,
  name: string,
  operation: Operation,
  body: unknown,
  options: AnyCallOptions = {},
): Promise<unknown> {
  const fail = (code: AuthsErrorCode, what: string, rest: { response?: Response; cause?: unknown } = {}) =>
    new AuthsError(`${name}: ${what}`, { code, operation: name, status: rest.response?.status, ...rest });

  checkInput(operation, body, options.path ?? {}, (what) => fail("validation", what));
  const { signal, headers, path, query, storeToken = true } = options;
  const ticket = session.ticket();
  try {
    signal?.throwIfAborted();
    const { data, error, response } = await http.request(
      operation.method.toLowerCase() as "get",
      operation.path,
      {
        params: { path, query },
        body,
        parseAs: "text",
        ...(headers && { headers }),
        ...(signal && { signal }),
      },
    );
    if (!response.ok) throw failureOf(name, line, response, error);
    const result = parse(data, response, (what) => fail("unexpected_response", what, { response }));
    const unusable = () =>
      fail("unexpected_response", "the server answered a token that no header can carry", { response });
    if (storeToken) await applyToSession(session, ticket, operation, result, unusable);
    return result;
  } catch (cause) {
    if (cause instanceof AuthsError) throw cause;
    if (cause instanceof StorageFailure) throw fail("storage", cause.message, { cause: cause.cause });
    if (signal?.aborted) throw fail("aborted", "the call was aborted", { cause });
    throw fail("network", "the server could not be reached, or broke off its answer", { cause });
  }
}

function checkInput(
  operation: Operation,
  body: unknown,
  path: Record<string, unknown>,
  invalid: (what: string) => AuthsError,
): void {
  if (operation.body && (typeof body !== "object" || body === null || Array.isArray(body))) {
    throw invalid(`the first argument must be an object, a ${operation.body}; nothing was sent`);
  }
  for (const [, parameter = ""] of operation.path.matchAll(/\{([^}]+)\}/g)) {
    if (path[parameter] === undefined || path[parameter] === "") {
      throw invalid(`the option path.${parameter} is missing; nothing was sent`);
    }
  }
}

function parse(text: unknown, response: Response, unexpected: (what: string) => AuthsError): unknown {
  const type = response.headers.get("content-type") ?? "";
  if (!/\bjson\b/i.test(type)) {
    throw unexpected(
      wrongLine(`the server answered ${response.status} with ${type || "no content type"}, not JSON`),
    );
  }
  try {
    return JSON.parse(String(text ?? ""));
  } catch {
    throw unexpected(`the server answered ${response.status} with broken JSON`);
  }
}

async function applyToSession(
  session: Session,
  ticket: number,
  operation: Operation,
  result: unknown,
  unusable: () => AuthsError,
): Promise<void> {
  const { token, csrf } = Object(result) as { token?: unknown; csrf?: unknown };
  if (operation.session === "start" && token !== undefined) {
    if (!isToken(token)) throw unusable();
    await session.decide(ticket, token);
  }
  if (operation.session === "end") await session.decide(ticket, null);
  if (operation.session === "csrf" && typeof csrf === "string") session.csrf = csrf;
}

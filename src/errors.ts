import type { AuthsErrorCode, OperationName } from "./error-codes.ts";

/**
 * One problem in a request, as the server named it, without the value that was sent.
 *
 * @example
 * const fieldOf = ({ loc }: ValidationIssue) => loc.slice(1).join(".");
 */
export interface ValidationIssue {
  /** The server's name of the problem, such as `missing`. */
  readonly type: string;
  /** Where it is: `body`, then the field. */
  readonly loc: readonly (number | string)[];
  /** The problem in English. */
  readonly msg: string;
}

/**
 * The parts of an {@link AuthsError}.
 *
 * @example
 * const init = { code: "rate_limited", operation: "signIn", status: 429, retryAfter: 60 } satisfies AuthsErrorInit;
 * const busy = new AuthsError("signIn: too many attempts", init);
 */
export interface AuthsErrorInit {
  readonly code: AuthsErrorCode;
  readonly operation: string;
  /** The status of `response` by default. */
  readonly status?: number | undefined;
  readonly detail?: unknown;
  readonly issues?: readonly ValidationIssue[] | undefined;
  readonly retryAfter?: number | undefined;
  readonly response?: Response | undefined;
  readonly cause?: unknown;
}

const brand = Symbol.for("open-webui-auths.AuthsError");

/** What the server wrote. It is kept apart, since consoles show private fields too. */
const written = new WeakMap<object, Pick<AuthsErrorInit, "detail" | "issues" | "response">>();

/** The getters of an AuthsError, on a base class: a bundler can leave that out, and a change of the prototype not. */
const WithGetters = /* @__PURE__ */ makeBase();

function makeBase(): ErrorConstructor {
  class Base extends Error {}
  Object.defineProperties(Base.prototype, {
    // Inspectors print the getters of a prototype too, but stop at one whose constructor is built in.
    constructor: { value: Error },
    detail: {
      get(this: AuthsError): unknown {
        const { detail } = written.get(this) ?? {};
        if (typeof detail === "string") return detail;
        if (Array.isArray(detail)) return this.issues;
        const { msg, type } = Object(detail) as Record<string, unknown>;
        return typeof msg === "string" ? { msg, type: text(type) } : undefined;
      },
    },
    issues: {
      get(this: AuthsError): readonly ValidationIssue[] | undefined {
        const { issues, detail } = written.get(this) ?? {};
        return issues ?? (Array.isArray(detail) ? issuesOf(detail) : undefined);
      },
    },
    response: {
      get(this: AuthsError): Response | undefined {
        return written.get(this)?.response;
      },
    },
  });
  return Base as ErrorConstructor;
}

/**
 * The one error that every method of the client throws. Its `message` and `cause` hold nothing that a server or a caller
 * wrote. What the server wrote is in `detail`, `issues` and `response`, which no console, inspector or serializer shows.
 *
 * @example
 * const retryAfter = (error: AuthsError) => (error.code === "rate_limited" ? (error.retryAfter ?? 60) : undefined);
 */
export class AuthsError<Code extends AuthsErrorCode = AuthsErrorCode> extends WithGetters {
  declare readonly name: "AuthsError";
  /** Why, as a stable name. */
  readonly code: Code;
  /**
   * The `operationId` of the call, or `detectServerVersion`. `fetch` for a call of `http` or `fetch`; `storage` where the
   * storage failed outside of a method, as in `getToken`.
   */
  readonly operation: string;
  /** The HTTP status; absent when there was no response. */
  declare readonly status?: number;
  /** How many seconds to wait, when that is known. */
  declare readonly retryAfter?: number;
  /** What the server said: a sentence, its list of issues, or Gafaelfawr's `{ msg, type }`. It may repeat what was sent. */
  declare readonly detail?: unknown;
  /** The single problems, when the server listed them. They may repeat what was sent. */
  declare readonly issues?: readonly ValidationIssue[];
  /** The server's own response, with its body read. Its headers may hold a cookie. */
  declare readonly response: Response | undefined;

  /**
   * Makes one, for the tests of an app.
   *
   * @param message - what to show a developer; no secret
   * @param init - why it failed, in which operation, and what the server said
   */
  constructor(message: string, init: AuthsErrorInit & { readonly code: Code }) {
    const { code, operation, response, status = response?.status, retryAfter, cause } = init;
    const { detail, issues } = init;
    const plain = message.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
    super(plain.slice(0, 1000), cause === undefined ? undefined : { cause });
    this.code = code;
    this.operation = operation;
    if (status !== undefined) this.status = status;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
    written.set(this, { detail, issues, response });
    Object.defineProperties(this, { name: { value: "AuthsError" }, [brand]: { value: true } });
  }
}

/** The `input` of an issue repeats what was sent, passwords included. */
function issuesOf(detail: readonly unknown[]): ValidationIssue[] {
  return detail
    .filter((one) => typeof one === "object" && one !== null && !Array.isArray(one))
    .map((one) => {
      const { type, loc, msg } = one as Record<string, unknown>;
      const steps: unknown[] = Array.isArray(loc) ? loc : [];
      const step = (one: unknown) => (typeof one === "number" ? one : text(one));
      return { type: text(type), loc: steps.map(step), msg: text(msg, "invalid") };
    });
}

function text(value: unknown, otherwise = "unknown"): string {
  return typeof value === "string" ? value : otherwise;
}

/**
 * Whether a value is an {@link AuthsError}, also one of another copy of this package.
 *
 * @param value - anything that was caught
 * @param operation - the operation that must have failed; `code` then has only its codes
 * @returns true if it is; TypeScript then knows its fields
 * @example
 * try {
 *   await auths.signIn({ email, password });
 * } catch (error) {
 *   if (!isAuthsError(error, "signIn")) throw error;
 *   if (error.code === "invalid_credentials") console.error("Wrong email or password");
 * }
 */
export function isAuthsError(value: unknown): value is AuthsError;
export function isAuthsError<Operation extends OperationName>(
  value: unknown,
  operation: Operation,
): value is AuthsError<AuthsErrorCode<Operation>>;
export function isAuthsError(value: unknown, operation?: string): boolean {
  if (!(value instanceof Error && brand in value)) return false;
  return operation === undefined || (value as { operation?: unknown }).operation === operation;
}

/** What a status means when its text does not say more. */
export function codeOfStatus(status: number): AuthsErrorCode {
  return status >= 500 ? "server" : (codes[status] ?? "unexpected_response");
}

const codes: Readonly<Record<number, AuthsErrorCode>> = {
  400: "validation",
  401: "not_authenticated",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  422: "validation",
  429: "rate_limited",
};

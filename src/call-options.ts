/** The type that browsers call HeadersInit; Node's types have no name for it. */
export type HeadersLike = NonNullable<ConstructorParameters<typeof Headers>[0]>;

/**
 * The options of every method.
 *
 * @example
 * await auths.getSessionUser({ timeout: 5_000 });
 */
export interface CallOptions {
  /** Aborts the call, which then throws an `AuthsError` with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** How many milliseconds the whole call may take, before it throws an `AuthsError` with code `timeout`. */
  readonly timeout?: number | undefined;
  /** More headers. */
  readonly headers?: HeadersLike | undefined;
}

/**
 * The options of the methods that start or end a session.
 *
 * @example
 * const grace = { name: "Grace", email: "grace@example.com", password };
 * await auths.signUp(grace, { storeToken: false });
 */
export interface SessionCallOptions extends CallOptions {
  /** False leaves the client's token as it is; true by default. */
  readonly storeToken?: boolean | undefined;
}

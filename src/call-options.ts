/** What a browser's types call HeadersInit; Node's have no name for it. */
export type HeadersLike = NonNullable<ConstructorParameters<typeof Headers>[0]>;

/**
 * What every method takes besides its body.
 *
 * @example
 * await auths.getSessionUser({ timeout: 5_000 });
 */
export interface CallOptions {
  /** Ends the call; it then throws an `AuthsError` with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** How many milliseconds the whole call may take; then it throws an `AuthsError` with code `timeout`. */
  readonly timeout?: number | undefined;
  /** Headers to send besides those that the client sets. */
  readonly headers?: HeadersLike | undefined;
}

/**
 * What the methods that start or end a session take.
 *
 * @example
 * const grace = { name: "Grace", email: "grace@example.com", password };
 * await auths.signUp(grace, { storeToken: false });
 */
export interface SessionCallOptions extends CallOptions {
  /** False to leave the client's token as it is; true unless given. */
  readonly storeToken?: boolean | undefined;
}

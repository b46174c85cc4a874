import { abortable, within } from "./abort.ts";
import { AuthsError } from "./errors.ts";
import { causeOf } from "./failure.ts";
import type { Session } from "./session.ts";

/** Signs in again on a scratch session. Returns the token that this brought, or null. */
export type SignInAgain = (currentToken: string, signal: AbortSignal) => Promise<NewToken | null>;

interface NewToken {
  readonly token: string;
  readonly expiresAt: unknown;
}

/** How long `reauthenticate` may take, in milliseconds: a person may have to type. */
const renewalLimit = 5 * 60_000;

/** Replaces a refused token by one sign-in for all calls that need it. A refusal is remembered, and repeated after a pause. */
export class Renewal {
  readonly #session: Session;
  readonly #signInAgain: SignInAgain;
  #running: Promise<void> | undefined;
  #failed: { token: string; problem: string; cause: unknown; until: number } | undefined;
  /** The pause after the next failure, in seconds. */
  #pause = 1;

  constructor(session: Session, signInAgain: SignInAgain) {
    this.#session = session;
    this.#signInAgain = signInAgain;
  }

  /**
   * Renews the session.
   *
   * @param refused - the token to replace
   * @returns the token to go on with; null when the session was ended meanwhile
   * @throws AuthsError `not_authenticated`: signing in again failed, now or a moment ago
   */
  async renew(refused: string, signal: AbortSignal | undefined, response?: Response): Promise<string | null> {
    const wait = (running: Promise<void>) => within(abortable(running, signal), renewalLimit + 1000);
    if (this.#running) await wait(this.#running);
    let current = await abortable(this.#session.token(), signal);
    if (current !== refused) return current;
    if (!this.#isPaused(refused)) {
      this.#running ??= this.#run(refused).finally(() => {
        this.#running = undefined;
      });
      await wait(this.#running);
      current = await abortable(this.#session.token(), signal);
      if (current !== refused) return current;
    }
    const { problem, cause, until } = this.#failed ?? { problem: "failed", cause: undefined, until: now() };
    const retryAfter = Math.max(1, Math.ceil((until - now()) / 1000));
    const message = `the session is over, and signing in again ${problem}; the next attempt is in ${retryAfter} s`;
    throw new AuthsError(message, {
      code: "not_authenticated",
      operation: "fetch",
      response,
      retryAfter,
      cause: causeOf(cause),
    });
  }

  /** Renews a token that is about to expire. A failure leaves the token: the server decides on it. */
  async renewEarly(token: string, signal: AbortSignal | undefined): Promise<string | null> {
    try {
      return await this.renew(token, signal);
    } catch (thrown) {
      if (!(thrown instanceof AuthsError) || thrown.code !== "not_authenticated") throw thrown;
      return token;
    }
  }

  /** The server accepts the token. */
  accepted(token: string): void {
    if (this.#failed?.token === token) return;
    this.#failed = undefined;
    this.#pause = 1;
  }

  /** The server refuses the token that a renewal has just brought. It stays, so that a later call may renew it. */
  refused(token: string): void {
    this.#fail(token, "brought a token that was refused as well");
  }

  #isPaused(token: string): boolean {
    return this.#failed?.token === token && now() < this.#failed.until;
  }

  async #run(refused: string): Promise<void> {
    const session = this.#session;
    const controller = new AbortController();
    // A sign-in or sign-out meanwhile makes this one pointless.
    const unsubscribe = session.onChange(() => controller.abort());
    try {
      const { signal } = controller;
      const work = abortable(this.#signInAgain(refused, signal), signal);
      // The calls that wait keep the process alive, as long as they do.
      const next = await within(work, renewalLimit, { keepsAlive: false });
      unsubscribe();
      if (next) await session.replace(refused, next.token, { reason: "sign_in", expiresAt: next.expiresAt });
      if ((await session.token()) === refused) this.#fail(refused, "brought no new token");
    } catch (cause) {
      this.#fail(refused, "failed", cause);
    } finally {
      unsubscribe();
      controller.abort();
    }
  }

  #fail(token: string, problem: string, cause?: unknown): void {
    const asked = cause instanceof AuthsError ? cause.retryAfter : undefined;
    this.#failed = { token, problem, cause, until: now() + (asked ?? this.#pause) * 1000 };
    this.#pause = Math.min(60, this.#pause * 2);
  }
}

/** Unlike the system clock, it is never set back. */
function now(): number {
  return performance.now();
}

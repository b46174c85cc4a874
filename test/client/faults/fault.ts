import type { AuthsClient, AuthsClientOptions, AuthsErrorCode, ServerVersion } from "../../../src/index.ts";
import type { Listening } from "./servers.ts";

/** One thing that goes wrong: the row of the table, and the test that proves it. */
export interface Fault {
  /** The row's name; unique. */
  readonly what: string;
  /** What happens on the wire, as a sentence or two. */
  readonly wire: string;
  /** What a caller should do, as a sentence or two. */
  readonly advice: string;
  /** Starts the server that misbehaves. */
  readonly server: () => Promise<Listening>;
  /** How the client is made; unless given, with a stored token and nothing else. */
  readonly client?: (world: World) => ClientOptions;
  /** What the caller does; unless given, it reads the session. Its outcome is the row's. */
  readonly call?: (auths: AuthsClient, world: World) => Promise<unknown>;
  readonly outcome: Outcome;
  /** What the message must tell besides. */
  readonly says?: RegExp;
}

/** Options of a client of any line. The methods that faults call are those of the newest. */
export type ClientOptions = Omit<Partial<AuthsClientOptions>, "serverVersion"> & {
  readonly serverVersion?: ServerVersion;
};

/** What a fault happens in. */
export interface World {
  readonly server: Listening;
  /** What the storage holds, under {@link storageKey}. */
  readonly items: Map<string, string>;
}

export const storageKey = "token";

/** What the caller gets. All of it is both checked and shown. */
export interface Outcome {
  /** The error's code; null where the call succeeds after all. */
  readonly code: AuthsErrorCode | null;
  /** The error's status; absent where there was no answer. */
  readonly status?: number;
  /** The error's seconds to wait. */
  readonly retryAfter?: number;
  /** The `code` of what caused the error, as Node names it. */
  readonly reason?: string | readonly string[];
  /** What became of the token that was stored before. */
  readonly token: "forgotten" | "replaced" | "stays";
  /** How many requests came in at the server. */
  readonly asked: number;
}

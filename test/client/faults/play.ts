import { type AuthsClientOptions, createAuthsClient, isAuthsError } from "../../../src/index.ts";
import { readSession } from "./callers.ts";
import { type Fault, type Outcome, storageKey } from "./fault.ts";
import { over } from "./storages.ts";

/** What came of a fault: what the caller got, and what its row says besides the words. */
export interface Played {
  readonly outcome: Outcome;
  readonly message: string;
  /** The error, or what the call answered. */
  readonly result: unknown;
}

/** Lets a fault happen, on real sockets. */
export async function play(fault: Fault): Promise<Played> {
  const server = await fault.server();
  try {
    const items = new Map([[storageKey, "token-before"]]);
    const world = { server, items };
    const options = { baseUrl: server.url, storage: over(items), storageKey, ...fault.client?.(world) };
    const auths = createAuthsClient(options as AuthsClientOptions);
    const before = items.get(storageKey);
    const result = await (fault.call ?? readSession)(auths, world).catch((error: unknown) => error);
    if (result instanceof Error && !isAuthsError(result)) throw result;
    const after = items.get(storageKey);
    const token = after === before ? "stays" : after === undefined ? "forgotten" : "replaced";
    const outcome = { ...shown(result), token, asked: server.asked.length } as const;
    return { outcome, message: isAuthsError(result) ? result.message : "", result };
  } finally {
    await server.close();
  }
}

function shown(result: unknown): Omit<Outcome, "asked" | "token"> {
  if (!isAuthsError(result)) return { code: null };
  const { code, status, retryAfter } = result;
  const reason = reasonOf(result.cause);
  return {
    code,
    ...(status !== undefined && { status }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(reason !== undefined && { reason }),
  };
}

/** The first `code` down the chain of causes. */
function reasonOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  const { code } = cause as { code?: unknown };
  return typeof code === "string" ? code : reasonOf(cause.cause);
}

import { abortable } from "./abort.ts";
import { has, type Outgoing, set } from "./authorize.ts";
import type { Sending } from "./context.ts";
import { AuthsError } from "./errors.ts";
import { reasonOf } from "./failure.ts";
import { codeOfText, type Operation, type ServerVersion } from "./line.ts";

/**
 * What to make of a 401: where the server says that the session is over, another token is tried, once.
 *
 * @param token - the one that the request carried; null when it carried none
 * @param go - sends the request again
 */
export async function secondTry(
  sending: Sending,
  credentials: Operation["credentials"],
  request: Outgoing,
  token: string | null,
  response: Response,
  go: () => Promise<Response>,
): Promise<Response> {
  const { session, line } = sending;
  if (credentials === "optional" || credentials === "none" || !(await isOver(line, response)))
    return response;
  const current = await session.token();
  if (token === null) {
    // One that has expired was held back. What the caller put there says nothing of it.
    const heldBack = !has(request.headers, "authorization") && current !== null && session.isExpired(current);
    if (heldBack) await session.forget(current);
    return response;
  }
  const next = current === token ? await tokenRenewed(sending, token, request.signal, response) : current;
  if (next === null) return response;
  await response.body?.cancel();
  set(request.headers, "authorization", session.bearer(next));
  const second = await go();
  // One try is enough: a token that is refused as well is no better than none.
  if (await isOver(line, second)) await session.forget(next);
  return second;
}

/** The token that signing in again brought, or null; what it was to replace is forgotten. */
export async function tokenRenewed(
  { session, renew }: Sending,
  refused: string,
  signal: Outgoing["signal"],
  response?: Response,
): Promise<string | null> {
  try {
    await abortable(renew?.(), signal);
  } catch (cause) {
    signal?.throwIfAborted();
    // Nobody knows whether signing in again would work, so the token stays for the next try.
    throw new AuthsError("the session is over, and signing in again failed", {
      code: "not_authenticated",
      operation: "fetch",
      response,
      cause: reasonOf(cause, null),
    });
  }
  const next = await session.token();
  if (next !== refused) return next;
  await session.forget(refused);
  return null;
}

/** Open WebUI answers 401 for many things; only the texts of the contract say that the session is over. */
async function isOver(line: ServerVersion, response: Response): Promise<boolean> {
  return response.status === 401 && codeOfText(line, 401, await detailOf(response)) === "not_authenticated";
}

async function detailOf(response: Response): Promise<unknown> {
  try {
    return ((await response.clone().json()) as { detail?: unknown }).detail;
  } catch {
    return undefined;
  }
}

import { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { auths } from "./api.ts";
import { mayPass, problemOf } from "./problems.ts";

/** Why there is no session any more. */
export type Ending = "elsewhere" | "over" | "rules_changed" | "sign_out" | "sign_out_untold";

export interface SessionState {
  readonly signedIn: boolean;
  readonly ending?: Ending;
  /** Another one for every session, since the next may be another person's. */
  readonly serial: number;
}

/** What was read during the session, and is forgotten with it. */
export const queries = new QueryClient({
  defaultOptions: {
    // A query that waits for the network would tell nobody that there is none.
    queries: { networkMode: "always", retry: (times, error) => times < 1 && mayPass(problemOf(error)) },
    mutations: { networkMode: "always" },
  },
});

let state: SessionState = { signedIn: (await auths.getToken()) !== null, serial: 0 };
let nextEnding: Ending = "over";
const listeners = new Set<() => void>();

auths.onSessionChange(({ signedIn, reason }) => {
  queries.clear();
  const known = reason === "sign_out" || reason === "elsewhere";
  state = { signedIn, serial: state.serial + 1, ...(!signedIn && { ending: known ? reason : nextEnding }) };
  nextEnding = "over";
  for (const listener of listeners) listener();
});

/** Ends the session here, without the server. */
export async function endSession(ending: Ending): Promise<void> {
  nextEnding = ending;
  await auths.setToken(null);
}

/** Ends the session on the server as well, if it can be told. */
export async function signOut(): Promise<void> {
  await auths.signOut().catch(() => endSession("sign_out_untold"));
}

export function useSession(): SessionState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

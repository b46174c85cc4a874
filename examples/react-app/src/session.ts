import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isAuthsError } from "open-webui-auths";
import { auths } from "./api.ts";
import { forgetConversation } from "./chat/conversation.ts";
import { mayPass, problemOf } from "./problems.ts";
import { comeBack } from "./sign-in/come-back.ts";
import type { StepResult } from "./sign-in/steps.ts";
import { createStore } from "./store.ts";

/** Why there is no session any more, or not yet. */
export type Ending =
  | "elsewhere"
  | "over"
  | "over_here"
  | "provider_refused"
  | "rules_changed"
  | "sign_out"
  | "sign_out_untold";

export interface SessionState {
  readonly signedIn: boolean;
  readonly ending?: Ending;
  /** Where the sign-in goes on that a provider has begun. */
  readonly step?: StepResult;
  /** Another one for every session, since the next may be another person's. */
  readonly serial: number;
}

const caches = {
  queryCache: new QueryCache({ onError: endIfOver }),
  mutationCache: new MutationCache({ onError: endIfOver }),
};

/** What was read during the session, and is forgotten with it. */
export const queries = new QueryClient({
  ...caches,
  defaultOptions: {
    // A query that waits for the network would tell nobody that there is none.
    queries: { networkMode: "always", retry: (times, error) => times < 1 && mayPass(problemOf(error)) },
    mutations: { networkMode: "always" },
  },
});

const returned = await comeBack(auths);
const session = createStore<SessionState>({
  signedIn: (await auths.getToken()) !== null,
  serial: 0,
  ...returned,
});
export const useSession = session.use;
let nextEnding: Ending = "over";

auths.onSessionChange(({ signedIn, reason }) => {
  queries.clear();
  if (!signedIn) forgetConversation();
  const known = reason === "sign_out" || reason === "elsewhere";
  const { serial } = session.get();
  session.set({ signedIn, serial: serial + 1, ...(!signedIn && { ending: known ? reason : nextEnding }) });
  nextEnding = "over";
});

/** The server refused the token, and nobody has signed in again. */
function endIfOver(error: unknown): void {
  if (isAuthsError(error) && error.code === "not_authenticated" && error.operation === "fetch")
    void endSession("over");
}

/** Ends the session here, without the server. */
export async function endSession(ending: Ending): Promise<void> {
  nextEnding = ending;
  await auths.setToken(null);
}

/** Ends the session on the server as well, if it can be told. */
export async function signOut(): Promise<void> {
  await auths.signOut().catch(() => endSession("sign_out_untold"));
}

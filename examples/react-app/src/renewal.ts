import type { AuthsClient, AuthsClientOptions } from "open-webui-auths";
import { onceForAllTabs } from "open-webui-auths/tabs";
import { hasConversation } from "./chat/conversation.ts";
import { createStore } from "./store.ts";

/** A session that is over while there is something to keep. */
export type Renewal =
  /** Somebody is asked in another tab, and this one waits for the token. */
  | { readonly in: "another tab" }
  | {
      readonly in: "this tab";
      /** The client to sign in with. */
      readonly auths: AuthsClient;
      /** It has a session now. */
      readonly onSession: () => void;
      readonly onLeave: () => void;
    };

const renewal = createStore<Renewal | undefined>(undefined);
export const useRenewal = renewal.use;

type Reauthenticate = NonNullable<AuthsClientOptions<"0.12">["reauthenticate"]>;

/** Asks the person to sign in again, in one tab for all, so that the conversation goes on. */
export function signingInAgain(currentToken: () => Promise<string | null>): Reauthenticate {
  const once = onceForAllTabs(ask, currentToken);
  return async (again, context) => {
    // The usual form does where nothing would be lost.
    if (!hasConversation()) throw new Error("there is nothing to keep");
    renewal.set({ in: "another tab" });
    try {
      await once(again, context);
    } finally {
      renewal.set(undefined);
    }
  };
}

const ask: Reauthenticate = (auths, { signal }) =>
  new Promise<void>((resolve, reject) => {
    const onLeave = () => reject(new Error("the person has left"));
    // Also when another tab has signed in or out meanwhile.
    signal.addEventListener("abort", onLeave, { once: true });
    renewal.set({ in: "this tab", auths, onSession: resolve, onLeave });
  });

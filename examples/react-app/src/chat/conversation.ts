import type { AuthsClient } from "open-webui-auths";
import { createStore } from "../store.ts";
import { answer } from "./server.ts";

export interface Message {
  readonly role: "assistant" | "user";
  readonly content: string;
  /** How an answer ended, if it did. */
  readonly end?: "failed" | "stopped" | "whole";
  readonly error?: unknown;
}

/** What somebody has written and been answered, from tab to tab another one. */
export interface Conversation {
  /** The account; nobody else sees it. */
  readonly owner: string;
  readonly model: string | undefined;
  readonly draft: string;
  readonly messages: readonly Message[];
}

// It outlives the pages that show it, and the session that it began in.
const store = createStore<Conversation>(emptyOf(""));
let answering: AbortController | undefined;

function emptyOf(owner: string): Conversation {
  return { owner, model: undefined, draft: "", messages: [] };
}

/** Whether there are words that would be lost with the session. */
export function hasConversation(): boolean {
  const { messages, draft } = store.get();
  return messages.length > 0 || draft !== "";
}

export function forgetConversation(): void {
  stop();
  store.set(emptyOf(""));
}

/** Hook: the conversation of an account, an empty one unless it has begun. */
export function useConversation(owner: string): Conversation {
  const conversation = store.use();
  return conversation.owner === owner ? conversation : emptyOf(owner);
}

/** Changes the conversation of an account; that of another one is over. */
export function change(owner: string, changes: Partial<Conversation>): void {
  if (store.get().owner !== owner) forgetConversation();
  store.set({ ...store.get(), ...changes, owner });
}

/** Ends the answer that is coming. */
export function stop(): void {
  answering?.abort();
}

/** Sends the draft to the model, and adds the answer as it comes. */
export async function send(auths: AuthsClient, owner: string, model: string): Promise<void> {
  const { draft, messages } = store.get();
  const asked: Message[] = [...messages, { role: "user", content: draft.trim() }];
  const controller = new AbortController();
  answering = controller;
  const show = (last: Omit<Message, "role">) => {
    // Somebody else's by now, or forgotten.
    if (answering !== controller || store.get().owner !== owner) return;
    change(owner, { messages: [...asked, { role: "assistant", ...last }] });
  };
  change(owner, { draft: "", model });
  let content = "";
  show({ content });
  try {
    const said = asked.filter(({ content }) => content).map(({ role, content }) => ({ role, content }));
    await answer(auths, model, said, controller.signal, (words) => {
      content += words;
      show({ content });
    });
    show({ content, end: "whole" });
  } catch (error) {
    if (controller.signal.aborted) return show({ content, end: "stopped" });
    show({ content, end: "failed", error });
    throw error;
  }
}

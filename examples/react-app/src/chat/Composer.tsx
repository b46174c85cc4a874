import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useId } from "react";
import { auths } from "../api.ts";
import { type Conversation, change, send, stop } from "./conversation.ts";
import type { Model } from "./server.ts";

/** Where the next question is written. Enter sends it; with Shift, it begins a line. */
export function Composer({
  conversation: { owner, draft, messages, model },
  models,
}: {
  conversation: Conversation;
  models: readonly Model[];
}) {
  const id = useId();
  // One that was taken away since is none.
  const chosen = (models.find((one) => one.id === model) ?? models[0])?.id ?? "";
  const sending = useMutation({ mutationFn: () => send(auths, owner, chosen) });
  const last = messages.at(-1);
  const isComing = last?.role === "assistant" && last.end === undefined;
  const canSend = draft.trim() !== "" && !isComing;
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the choice of a character in some writing systems.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (canSend) sending.mutate();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) sending.mutate();
      }}
    >
      <label htmlFor={`${id}-question`} className="unseen">
        Question
      </label>
      <textarea
        id={`${id}-question`}
        rows={2}
        placeholder="Ask something"
        value={draft}
        onChange={({ target }) => change(owner, { draft: target.value })}
        onKeyDown={onKeyDown}
      />
      <div className="row">
        <label htmlFor={`${id}-model`} className="unseen">
          Model
        </label>
        <select
          id={`${id}-model`}
          value={chosen}
          onChange={({ target }) => change(owner, { model: target.value })}
        >
          {models.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        {isComing ? (
          <button type="button" className="quiet" onClick={stop}>
            Stop
          </button>
        ) : (
          <button type="submit" disabled={!canSend}>
            Send
          </button>
        )}
      </div>
    </form>
  );
}

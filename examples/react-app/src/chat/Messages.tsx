import { useEffect, useRef } from "react";
import { problemOf, sentenceOf } from "../problems.ts";
import type { Message } from "./conversation.ts";

/** What was said so far. A screen reader tells an answer when it is whole. */
export function Messages({ messages }: { messages: readonly Message[] }) {
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the words as they come.
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [messages]);
  return (
    <div className="messages" role="log" aria-label="Conversation">
      {messages.length === 0 && <p className="hint">Ask something. The answer comes word by word.</p>}
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages are added at the end alone.
        <Bubble key={index} {...message} />
      ))}
      <div ref={end} className="end" />
    </div>
  );
}

function Bubble({ role, content, end, error }: Message) {
  const isComing = role === "assistant" && end === undefined;
  return (
    <article
      className={`bubble ${role}`}
      aria-busy={isComing}
      aria-label={role === "user" ? "You" : "Answer"}
    >
      {content}
      {isComing && <span className="cursor" aria-hidden="true" />}
      {end === "stopped" && <p className="hint">You stopped the answer.</p>}
      {end === "failed" && <p className="field-problem">{wordsOf(error)}</p>}
    </article>
  );
}

function wordsOf(error: unknown): string {
  const problem = problemOf(error);
  if (!["not_found", "unexpected_response", "validation"].includes(problem.code)) return sentenceOf(problem);
  return "The model did not answer. Choose another one, or ask an admin.";
}

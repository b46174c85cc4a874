import { type ReactNode, useEffect, useRef } from "react";
import { problemOf, sentenceOf } from "../problems.ts";
import { Heading } from "./Heading.tsx";

/** Words that a person must not miss: they take the focus when they appear. */
export function Notice({
  kind,
  about,
  children,
}: {
  kind: "info" | "problem";
  about?: unknown;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words about something new take it again.
  useEffect(() => ref.current?.focus(), [about]);
  return (
    <div ref={ref} tabIndex={-1} className={`notice ${kind}`} role={kind === "problem" ? "alert" : "status"}>
      {children}
    </div>
  );
}

/** Says what went wrong, if anything did. */
export function ProblemNotice({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Notice kind="problem" about={error}>
      {sentenceOf(problemOf(error))}
    </Notice>
  );
}

/** Stands for a page that could not be read. */
export function ReadProblem({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: unknown;
  onRetry: () => unknown;
}) {
  return (
    <>
      <Heading>{title}</Heading>
      <ProblemNotice error={error} />
      <button type="button" onClick={() => onRetry()}>
        Try again
      </button>
    </>
  );
}

import { type ComponentProps, type ReactNode, useId } from "react";

interface Described {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value. */
  problem?: string | undefined;
}

/** A text field with its label, a hint, and what is wrong with it. */
export function Field({ label, hint, problem, ...input }: Described & ComponentProps<"input">) {
  const { id, described, words } = useDescription(hint, problem);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="text" {...input} {...described} />
      {words}
    </div>
  );
}

/** A choice of a few words. */
export function Choice({
  label,
  hint,
  problem,
  choices,
  ...select
}: Described & { choices: readonly string[] } & ComponentProps<"select">) {
  const { id, described, words } = useDescription(hint, problem);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} {...select} {...described}>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
      {words}
    </div>
  );
}

/** Something that is on or off. */
export function Switch({ label, hint, problem, ...input }: Described & ComponentProps<"input">) {
  const { id, described, words } = useDescription(hint, problem);
  return (
    <div className="field switch">
      <input id={id} type="checkbox" {...input} {...described} />
      <label htmlFor={id}>{label}</label>
      {words}
    </div>
  );
}

/** Ties a hint and a problem to their field. */
function useDescription(hint: string | undefined, problem: string | undefined) {
  const id = useId();
  const parts: [string, string, ReactNode][] = [];
  if (hint) parts.push([`${id}-hint`, "hint", hint]);
  if (problem) parts.push([`${id}-problem`, "field-problem", problem]);
  return {
    id,
    described: {
      ...(problem && { "aria-invalid": true }),
      ...(parts.length > 0 && { "aria-describedby": parts.map(([part]) => part).join(" ") }),
    },
    words: parts.map(([part, className, text]) => (
      <p key={part} id={part} className={className}>
        {text}
      </p>
    )),
  };
}

import type { ReactNode } from "react";
import { ProblemNotice } from "./Notice.tsx";

interface FormProps {
  /** The words on the button, and those while it works. */
  readonly labels: readonly [idle: string, pending: string];
  /** What sending it is. */
  readonly mutation: { readonly isPending: boolean; readonly error: unknown };
  readonly onSend: (entered: FormData) => void;
  readonly children?: ReactNode;
}

/** A form that says above its fields what went wrong. What was typed stays, so that it can be mended. */
export function Form({ labels: [idle, pending], mutation, onSend, children }: FormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend(new FormData(event.currentTarget));
      }}
    >
      <ProblemNotice error={mutation.error} />
      {children}
      <button type="submit" disabled={mutation.isPending}>
        {mutation.isPending ? pending : idle}
      </button>
    </form>
  );
}

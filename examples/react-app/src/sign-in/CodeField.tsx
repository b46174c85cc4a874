import { Field } from "../parts/Field.tsx";
import { fieldProblem } from "../problems.ts";

/** Where the six digits of an authenticator go. */
export function CodeField({ error }: { error: unknown }) {
  return (
    <Field
      label="Code"
      hint="The six digits that your authenticator shows now."
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\s*[0-9]{6}\s*"
      title="Six digits"
      required
      problem={fieldProblem(error, "code")}
    />
  );
}

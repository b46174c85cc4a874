import { Field } from "../parts/Field.tsx";
import { Form } from "../parts/Form.tsx";
import { fieldProblem } from "../problems.ts";
import { useSigningIn } from "./client.ts";
import { textOf, useStep } from "./steps.ts";
import type { WayProps } from "./Ways.tsx";

/** Asks for what the company's directory knows somebody by. */
export function DirectoryStep({ notice, onResult }: WayProps) {
  const { auths } = useSigningIn();
  const step = useStep(
    (form: FormData) => auths.signInLdap({ user: textOf(form, "user"), password: textOf(form, "password") }),
    onResult,
  );
  return (
    <Form labels={["Sign in", "Signing in …"]} mutation={step} onSend={step.mutate}>
      {step.isIdle && notice}
      <Field
        label="User name"
        name="user"
        autoComplete="username"
        spellCheck={false}
        required
        problem={fieldProblem(step.error, "user")}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        problem={fieldProblem(step.error, "password")}
      />
    </Form>
  );
}

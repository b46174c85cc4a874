import { Field } from "../parts/Field.tsx";
import { Form } from "../parts/Form.tsx";
import { fieldProblem } from "../problems.ts";
import { useSigningIn } from "./client.ts";
import { textOf, useStep } from "./steps.ts";
import type { WayProps } from "./Ways.tsx";

export function PasswordStep({ notice, onResult }: WayProps) {
  const { auths } = useSigningIn();
  const step = useStep(
    (form: FormData) => auths.signIn({ email: textOf(form, "email"), password: textOf(form, "password") }),
    onResult,
  );
  return (
    <Form labels={["Sign in", "Signing in …"]} mutation={step} onSend={step.mutate}>
      {step.isIdle && notice}
      <Field
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        required
        problem={fieldProblem(step.error, "email")}
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

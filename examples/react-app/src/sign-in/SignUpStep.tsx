import { useState } from "react";
import { Field } from "../parts/Field.tsx";
import { Form } from "../parts/Form.tsx";
import { fieldProblem } from "../problems.ts";
import { useSigningIn } from "./client.ts";
import { textOf, useStep } from "./steps.ts";
import type { WayProps } from "./Ways.tsx";

/** Makes an account; on a server without one it is the admin's. */
export function SignUpStep({ config, notice, onResult }: WayProps) {
  const { auths } = useSigningIn();
  const [differs, setDiffers] = useState(false);
  const step = useStep(
    (form: FormData) =>
      auths.signUp({
        name: textOf(form, "name"),
        email: textOf(form, "email"),
        password: textOf(form, "password"),
      }),
    onResult,
  );
  const { enable_signup_password_confirmation: asksTwice } = config.features;
  const onSend = (form: FormData) => {
    // The server never sees the second one.
    const wrong = asksTwice && textOf(form, "password") !== textOf(form, "again");
    setDiffers(wrong);
    if (!wrong) step.mutate(form);
  };
  return (
    <Form labels={["Create the account", "Creating the account …"]} mutation={step} onSend={onSend}>
      {step.isIdle && notice}
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        required
        problem={fieldProblem(step.error, "name")}
      />
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
        autoComplete="new-password"
        required
        problem={fieldProblem(step.error, "password")}
      />
      {asksTwice && (
        <Field
          label="The password again"
          name="again"
          type="password"
          autoComplete="new-password"
          required
          problem={differs ? "The two passwords differ." : undefined}
        />
      )}
    </Form>
  );
}

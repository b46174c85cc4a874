import { useState } from "react";
import { Field } from "../parts/Field.tsx";
import { Form } from "../parts/Form.tsx";
import { Heading } from "../parts/Heading.tsx";
import { fieldProblem } from "../problems.ts";
import { CodeField } from "./CodeField.tsx";
import { useSigningIn } from "./client.ts";
import { type StepProps, textOf, useStep } from "./steps.ts";

/** Asks somebody who has an authenticator for a code of it, or for a recovery code. */
export function VerifyStep({ challenge: { challenge_token }, onResult, onRestart }: StepProps) {
  const { auths } = useSigningIn();
  const [recovery, setRecovery] = useState(false);
  const step = useStep(
    (form: FormData) => auths.verifyMfaChallenge({ challenge_token, code: textOf(form, "code"), recovery }),
    onResult,
    onRestart,
  );
  return (
    <>
      <Heading>Second step</Heading>
      <Form labels={["Go on", "Checking …"]} mutation={step} onSend={step.mutate}>
        {recovery ? (
          <Field
            key="recovery"
            label="Recovery code"
            hint="One of the ten codes that you kept. Each counts once."
            name="code"
            autoComplete="off"
            spellCheck={false}
            required
            problem={fieldProblem(step.error, "code")}
          />
        ) : (
          <CodeField error={step.error} />
        )}
      </Form>
      <button type="button" className="quiet" onClick={() => setRecovery(!recovery)}>
        {recovery ? "Use the authenticator" : "Use a recovery code"}
      </button>
    </>
  );
}

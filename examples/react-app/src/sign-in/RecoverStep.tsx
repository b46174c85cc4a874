import { Field } from "../parts/Field.tsx";
import { Form } from "../parts/Form.tsx";
import { Heading } from "../parts/Heading.tsx";
import { fieldProblem } from "../problems.ts";
import { useSigningIn } from "./client.ts";
import { type StepProps, textOf, useStep } from "./steps.ts";

/** Asks somebody whose authenticator was reset for the token that the operator gave; then a new one is set up. */
export function RecoverStep({ challenge: { challenge_token }, onResult, onRestart }: StepProps) {
  const { auths } = useSigningIn();
  const step = useStep(
    (form: FormData) =>
      auths.redeemMfaResetToken({ challenge_token, reset_token: textOf(form, "reset_token") }),
    onResult,
    onRestart,
  );
  return (
    <>
      <Heading>Your second step was reset</Heading>
      <p>Whoever runs the server gave you a token. With it you can set up a new authenticator.</p>
      <Form labels={["Go on", "Checking …"]} mutation={step} onSend={step.mutate}>
        <Field
          label="Reset token"
          name="reset_token"
          autoComplete="off"
          spellCheck={false}
          minLength={20}
          required
          problem={fieldProblem(step.error, "reset_token")}
        />
      </Form>
    </>
  );
}

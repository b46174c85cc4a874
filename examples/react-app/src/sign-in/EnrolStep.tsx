import { Form } from "../parts/Form.tsx";
import { Heading } from "../parts/Heading.tsx";
import { AuthenticatorKey } from "./AuthenticatorKey.tsx";
import { CodeField } from "./CodeField.tsx";
import { useSigningIn } from "./client.ts";
import { type StepProps, textOf, useStep } from "./steps.ts";

/** Sets up an authenticator. */
export function EnrolStep({ challenge: { challenge_token }, onResult, onRestart }: StepProps) {
  const { auths } = useSigningIn();
  const start = useStep(() => auths.startMfaEnrollment({ challenge_token }), undefined, onRestart);
  const confirm = useStep(
    // The session waits, or the app would show itself in place of the recovery codes.
    (form: FormData) =>
      auths.confirmMfaEnrollment({ challenge_token, code: textOf(form, "code") }, { storeToken: false }),
    onResult,
    onRestart,
  );
  return (
    <>
      <Heading>Set up a second step</Heading>
      <p>This server asks for a code at every sign-in. An authenticator app on your phone makes them.</p>
      {start.data ? (
        <>
          <AuthenticatorKey {...start.data} />
          <Form labels={["Confirm", "Checking …"]} mutation={confirm} onSend={confirm.mutate}>
            <CodeField error={confirm.error} />
          </Form>
        </>
      ) : (
        <Form labels={["Show the key", "Asking …"]} mutation={start} onSend={() => start.mutate()} />
      )}
    </>
  );
}

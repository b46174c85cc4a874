import { useMutation } from "@tanstack/react-query";
import { isSession } from "open-webui-auths";
import { auths } from "../api.ts";
import { Form } from "../parts/Form.tsx";
import { Heading } from "../parts/Heading.tsx";
import { AuthenticatorKey } from "./AuthenticatorKey.tsx";
import { CodeField } from "./CodeField.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { type StepProps, textOf, useStep } from "./steps.ts";

/** Sets up an authenticator, and shows the recovery codes before the session begins. */
export function EnrolStep({ challenge: { challenge_token }, onRestart }: StepProps) {
  const start = useStep(() => auths.startMfaEnrollment({ challenge_token }), undefined, onRestart);
  const confirm = useStep(
    // The session waits, or the app would show itself in place of the recovery codes.
    (form: FormData) =>
      auths.confirmMfaEnrollment({ challenge_token, code: textOf(form, "code") }, { storeToken: false }),
    undefined,
    onRestart,
  );
  const begin = useMutation({ mutationFn: (token: string) => auths.setToken(token), gcTime: 0 });

  const { data: done } = confirm;
  if (done) {
    const onKept = () => (isSession(done) ? begin.mutate(done.token) : onRestart());
    return <RecoveryCodes codes={done.recovery_codes} error={begin.error} onKept={onKept} />;
  }
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

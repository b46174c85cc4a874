import { useMutation } from "@tanstack/react-query";
import { isSession, type MfaEnrollmentResult } from "open-webui-auths";
import { Heading } from "../parts/Heading.tsx";
import { ProblemNotice } from "../parts/Notice.tsx";
import { useSigningIn } from "./client.ts";
import { useStep } from "./steps.ts";

interface RecoveryCodesProps {
  readonly result: MfaEnrollmentResult;
  readonly onRestart: () => void;
}

/** Shows the recovery codes, which no server tells again; then the session begins. */
export function RecoveryCodes({ result, onRestart }: RecoveryCodesProps) {
  const { auths, onSession } = useSigningIn();
  const { recovery_codes } = result;
  const copy = useMutation({ mutationFn: () => navigator.clipboard.writeText(recovery_codes.join("\n")) });
  const begin = useStep(async () => {
    if (!isSession(result)) return onRestart();
    await auths.setToken(result.token);
    onSession?.();
  });
  return (
    <>
      <Heading>Keep your recovery codes</Heading>
      <p>
        Each lets you in once without the authenticator. <strong>They are shown this once:</strong> print
        them, or put them into a password manager.
      </p>
      <ul className="codes">
        {recovery_codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ProblemNotice error={begin.error} />
      <p className="actions">
        <button type="button" className="quiet" onClick={() => copy.mutate()}>
          Copy them
        </button>
        <button type="button" onClick={() => begin.mutate()}>
          I have kept them
        </button>
      </p>
      <p role="status">
        {copy.isSuccess && "They are copied."}
        {copy.isError && "The browser does not allow it; select them yourself."}
      </p>
    </>
  );
}

import { useMutation } from "@tanstack/react-query";
import { Heading } from "../parts/Heading.tsx";
import { ProblemNotice } from "../parts/Notice.tsx";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly error: unknown;
  readonly onKept: () => void;
}

/** Shows the recovery codes; no server tells them again. */
export function RecoveryCodes({ codes, error, onKept }: RecoveryCodesProps) {
  const copy = useMutation({ mutationFn: () => navigator.clipboard.writeText(codes.join("\n")) });
  return (
    <>
      <Heading>Keep your recovery codes</Heading>
      <p>
        Each lets you in once without the authenticator. <strong>They are shown this once:</strong> print
        them, or put them into a password manager.
      </p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ProblemNotice error={error} />
      <p className="actions">
        <button type="button" className="quiet" onClick={() => copy.mutate()}>
          Copy them
        </button>
        <button type="button" onClick={onKept}>
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

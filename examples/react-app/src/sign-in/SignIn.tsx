import {
  isMfaChallenge,
  isPending,
  type MfaChallengeResponse,
  type MfaEnrollmentResult,
  type PendingUserResponse,
} from "open-webui-auths";
import { type ReactNode, useState } from "react";
import { api } from "../api.ts";
import { Heading } from "../parts/Heading.tsx";
import { Notice, ProblemNotice, ReadProblem } from "../parts/Notice.tsx";
import type { Ending } from "../session.ts";
import { useSigningIn } from "./client.ts";
import { EnrolStep } from "./EnrolStep.tsx";
import { RecoverStep } from "./RecoverStep.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import type { StepProps, StepResult } from "./steps.ts";
import { VerifyStep } from "./VerifyStep.tsx";
import { Ways } from "./Ways.tsx";

const endings: Record<Ending, string> = {
  sign_out: "You have signed out.",
  sign_out_untold:
    "You have signed out here, but the server could not be told. It may keep the session until it expires.",
  elsewhere: "The session was ended in another tab.",
  over: "Your session is over. Sign in again.",
  over_here: "Your session is over. Sign in again, and what you have written stays.",
  provider_refused: "The sign-in with the provider did not work. Try again, or ask an admin.",
  rules_changed: "The settings are saved. A change of the second step ends every session, so sign in again.",
};

/** Leads from one of the ways that the server offers to a session, over the steps that the server asks for. */
export function SignIn({
  ending,
  step: begun,
}: {
  ending?: Ending | undefined;
  step?: StepResult | undefined;
}) {
  const { onSession } = useSigningIn();
  const [step, setStep] = useState(stepOf(begun));
  const [notice, setNotice] = useState<ReactNode>(ending && <Notice kind="info">{endings[ending]}</Notice>);

  // A session is no step: the client tells of it, and this form is over.
  const onResult = (result: StepResult) => {
    const next = stepOf(result);
    if (next) setStep(next);
    else onSession?.();
  };
  const onRestart = (error?: unknown) => {
    setNotice(<ProblemNotice error={error} />);
    setStep(undefined);
  };

  if (step === undefined) return <FirstStep notice={notice} onResult={onResult} />;
  if ("recovery_codes" in step) return <RecoveryCodes result={step} onRestart={onRestart} />;
  return (
    <>
      {isPending(step) ? (
        <PendingStep />
      ) : (
        <ChallengeStep challenge={step} onResult={onResult} onRestart={onRestart} />
      )}
      <button type="button" className="quiet" onClick={() => onRestart()}>
        Start again
      </button>
    </>
  );
}

type Step = MfaChallengeResponse | MfaEnrollmentResult | PendingUserResponse;

/** What is still to do; nothing after a session. */
function stepOf(result: StepResult | undefined): Step | undefined {
  if (!result) return undefined;
  const isStep = isMfaChallenge(result) || isPending(result) || "recovery_codes" in result;
  return isStep ? result : undefined;
}

/**
 * Asks the server which ways there are. Nobody is signed in yet, so that it tells everybody the same; the cookie of a former
 * session stays out, since 0.12 refuses everything to that of a deleted account.
 */
function FirstStep(props: { notice: ReactNode; onResult: (result: StepResult) => void }) {
  const { data, error, refetch } = api.useQuery("get", "/api/config", { credentials: "omit" });
  if (data) return <Ways config={data} {...props} />;
  if (error) return <ReadProblem title="Sign in" error={error} onRetry={refetch} />;
  return <p role="status">Asking the server how to sign in …</p>;
}

function PendingStep() {
  return (
    <>
      <Heading>Wait for an admin</Heading>
      <p>Your password is right, but an admin must let you in first. Sign in again later.</p>
    </>
  );
}

function ChallengeStep(props: StepProps) {
  switch (props.challenge.next_step) {
    case "verify":
      return <VerifyStep {...props} />;
    case "enroll":
      return <EnrolStep {...props} />;
    case "recover":
      return <RecoverStep {...props} />;
  }
}

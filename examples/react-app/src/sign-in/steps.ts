import { useMutation } from "@tanstack/react-query";
import type { MfaChallengeResponse, MfaEnrollmentResult, SigninResult } from "open-webui-auths";
import { problemOf } from "../problems.ts";

/** What the server answers to a step. */
export type StepResult = SigninResult | MfaEnrollmentResult;

/** What a step of the sign-in gets. */
export interface StepProps {
  readonly challenge: MfaChallengeResponse;
  /** Goes on with what the server answered. */
  readonly onResult: (result: StepResult) => void;
  /** Goes back to the password, with what went wrong. */
  readonly onRestart: (error?: unknown) => void;
}

/** A step of the sign-in as a mutation; when the challenge is over, the sign-in begins anew. */
export function useStep<Input, Result>(
  mutationFn: (input: Input) => Promise<Result>,
  onSuccess?: (result: Result) => void,
  onRestart?: (error: unknown) => void,
) {
  return useMutation({
    mutationFn,
    onSuccess: (result) => onSuccess?.(result),
    onError: (error) => {
      if (problemOf(error).code === "mfa_expired") onRestart?.(error);
    },
    // What was typed is not kept in the cache once the step is over.
    gcTime: 0,
  });
}

/** What a form's field holds. */
export function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? "");
}

import type { AuthsErrorCode } from "./errors.ts";

const codesOfStatus: Record<number, AuthsErrorCode> = {
  400: "validation",
  401: "not_authenticated",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  422: "validation",
  429: "rate_limited",
};

/** What an answer means when its text does not say more. */
export function codeOfStatus(status: number): AuthsErrorCode {
  return status >= 500 ? "server" : (codesOfStatus[status] ?? "unexpected_response");
}

import { startChoosingMock } from "../../test/support/choosing-mock.ts";
import type { Listening } from "../../test/support/listen.ts";

export const rightPassword = "correct horse battery staple";

/**
 * The mock of the contract, with the little memory that the smoke programs need: a wrong password is refused, and once the
 * settings demand a second factor, a sign-in answers a challenge. All it does is choose among the contract's examples.
 */
export function startStandIn(line: string): Promise<Listening> {
  let demandsSecondFactor = false;
  return startChoosingMock(line, (method, path, body) => {
    if (method !== "POST") return undefined;
    const sent = body === "" ? {} : JSON.parse(body);
    if (path.endsWith("/admin/config") && "ENABLE_MFA" in sent) demandsSecondFactor = sent.ENABLE_MFA;
    if (!path.endsWith("/signin")) return undefined;
    if (sent.password !== rightPassword) return "code=400, example=invalidCredentials";
    return demandsSecondFactor ? "example=enrollChallenge" : undefined;
  });
}

import * as openid from "openid-client";
import type { Settings } from "./settings.ts";

/** What must be known again when somebody comes back from the provider. */
export interface Attempt {
  readonly state: string;
  readonly verifier: string;
}

export interface Provider {
  /** Where to send the browser. */
  begin(): Promise<{ attempt: Attempt; url: URL }>;
  /**
   * @param back - the whole address that the browser came back to
   * @returns the provider's access token
   * @throws Error if the person gave up, or the address was made by somebody else
   */
  finish(attempt: Attempt, back: URL): Promise<string>;
}

/** The OpenID provider that the portal and Open WebUI share. */
export async function connect({ issuer, clientId, clientSecret, publicUrl }: Settings): Promise<Provider> {
  // Only for trying things on one machine: everywhere else the provider has TLS.
  const isLocal = issuer.protocol === "http:" && /^(localhost|127\.0\.0\.1)$/.test(issuer.hostname);
  const options = isLocal ? { execute: [openid.allowInsecureRequests] } : undefined;
  const config = await openid.discovery(issuer, clientId, clientSecret, undefined, options);
  const redirect_uri = new URL("callback", publicUrl).href;
  return {
    async begin() {
      const attempt = { state: openid.randomState(), verifier: openid.randomPKCECodeVerifier() };
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri,
        // Open WebUI wants to read the e-mail address with the token.
        scope: "openid profile email",
        state: attempt.state,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: "S256",
      });
      return { attempt, url };
    },
    async finish({ state, verifier }, back) {
      const checks = { expectedState: state, pkceCodeVerifier: verifier };
      const { access_token } = await openid.authorizationCodeGrant(config, back, checks);
      return access_token;
    },
  };
}

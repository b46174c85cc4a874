import { type Contract, nameOf, resolve } from "../../../../scripts/contract/contract.ts";
import type { LocatedOperation } from "./lines.ts";

/** Who may call an operation, in words. */
export interface Caller {
  /** Whose accounts may. */
  readonly who: string;
  /** What proves it: any one of these. */
  readonly credentials: readonly Credential[];
}

/** One way to prove who you are. */
export interface Credential {
  readonly scheme: string;
  readonly words: string;
}

const words: Record<string, string> = {
  bearerAuth: "Authorization: Bearer with a session token or an API key",
  tokenCookie: "Cookie token, which the browser keeps from the sign-in",
  apiKeyHeader: "Header x-api-key with an API key or a session token",
  mfaChallengeCookie: "Cookie mfa_challenge, which an OpenID sign-in leaves in the browser",
  gafaelfawrSession: "Cookie gafaelfawr, which Gafaelfawr's own login sets",
};

const sessionOnly = "Authorization: Bearer with a session token; no API key";

/** Reads from the contract who may call an operation. */
export function callerOf(contract: Contract, { operation }: LocatedOperation): Caller {
  const takesKeys = operation["x-api-keys"]?.accepted !== false;
  const credentials = operation.security.flatMap((requirement) =>
    Object.keys(requirement).map((scheme) => {
      const told = takesKeys || scheme !== "bearerAuth" ? words[scheme] : sessionOnly;
      if (told === undefined) throw new Error(`no words for the security scheme ${scheme}`);
      return { scheme, words: told };
    }),
  );
  return { who: whoMay(contract, operation, credentials), credentials };
}

function whoMay(
  contract: Contract,
  operation: LocatedOperation["operation"],
  credentials: readonly Credential[],
): string {
  if (credentials.length === 0)
    return takesChallenge(contract, operation)
      ? "Whoever holds the challenge of a sign-in: send no other credentials"
      : "Anybody: send no credentials";
  if (operation.security.some((requirement) => Object.keys(requirement).length === 0))
    return "Anybody, signed in or not";
  if (credentials.some(({ scheme }) => scheme === "gafaelfawrSession"))
    return "Whoever is logged in at Gafaelfawr";
  if (credentials.some(({ scheme }) => scheme === "mfaChallengeCookie"))
    return "A browser in the middle of a sign-in";
  if (!refusesRoles(contract, operation)) return "Every signed-in account, pending ones too";
  return operation.description.startsWith("For admins.")
    ? "Admins"
    : "Admins and users; a pending account gets 401";
}

/** The contract has the example `roleRefused` wherever a role decides. */
function refusesRoles(contract: Contract, operation: LocatedOperation["operation"]): boolean {
  const refused = operation.responses["401"];
  if (!refused) return false;
  const examples = resolve(contract, refused).content?.["application/json"]?.examples ?? {};
  return Object.entries(examples).some(
    ([name, example]) => name === "roleRefused" || ("$ref" in example && nameOf(example) === "roleRefused"),
  );
}

function takesChallenge(contract: Contract, operation: LocatedOperation["operation"]): boolean {
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const { properties = {} } = (schema ? resolve(contract, schema) : {}) as { properties?: object };
  return "challenge_token" in properties;
}

import { type Contract, resolve } from "../../../../scripts/contract/contract.ts";
import type { LocatedOperation } from "./lines.ts";

/** Where the samples send their requests: the local mock of `npm start`. */
export const sampleServer = "http://127.0.0.1:4010";

/** How a sample proves who it is: the name of the environment variable, and the header that carries it. */
export interface SampleCredential {
  readonly variable: string;
  readonly header: string;
  readonly prefix: string;
}

/** An operation's request as the contract's first example has it. */
export interface SampleRequest {
  readonly method: string;
  /** With the parameters filled in. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** The headers that the contract demands besides the credential. */
  readonly headers: Readonly<Record<string, string>>;
  readonly credential: SampleCredential | undefined;
  readonly body: unknown;
}

/** Makes the request that the code samples of an operation send. */
export function sampleRequest(
  contract: Contract,
  { path, method, operation }: LocatedOperation,
): SampleRequest {
  const parameters = (operation.parameters ?? []) as ParameterWithExample[];
  const valuesOf = (place: string) =>
    Object.fromEntries(
      parameters
        .filter(({ in: where, required }) => where === place && required)
        .map((one) => [one.name, exampleOf(one)]),
    );
  const pathParameters = valuesOf("path");
  return {
    method: method.toUpperCase(),
    path: path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(pathParameters[name] ?? "")),
    pathParameters,
    headers: valuesOf("header"),
    credential: credentialOf(operation.security),
    body: bodyOf(contract, operation),
  };
}

interface ParameterWithExample {
  name: string;
  in: string;
  required?: boolean;
  schema: { examples?: unknown[] };
}

function exampleOf({ name, schema }: ParameterWithExample): string {
  const [example] = schema.examples ?? [];
  if (example === undefined) throw new Error(`the parameter ${name} has no example`);
  return String(example);
}

function credentialOf(security: readonly Record<string, unknown>[]): SampleCredential | undefined {
  const schemes = security.flatMap((requirement) => Object.keys(requirement));
  if (schemes.includes("bearerAuth"))
    return { variable: "TOKEN", header: "Authorization", prefix: "Bearer " };
  if (schemes.includes("gafaelfawrSession"))
    return { variable: "GAFAELFAWR", header: "Cookie", prefix: "gafaelfawr=" };
  if (schemes.includes("mfaChallengeCookie"))
    return { variable: "MFA_CHALLENGE", header: "Cookie", prefix: "mfa_challenge=" };
  if (schemes.length > 0) throw new Error(`no sample for the security scheme ${schemes[0]}`);
  return undefined;
}

function bodyOf(contract: Contract, operation: LocatedOperation["operation"]): unknown {
  const examples = operation.requestBody?.content["application/json"]?.examples ?? {};
  const [first] = Object.values(examples);
  return first === undefined ? undefined : resolve(contract, first).value;
}

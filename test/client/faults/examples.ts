import {
  type Contract,
  type Located,
  operationsOf,
  readContract,
  resolve,
} from "../../../scripts/contract/contract.ts";
import { bundleOf } from "../../../scripts/contract/lines.ts";
import type { AuthsErrorCode } from "../../../src/index.ts";
import { type Answer, text } from "./servers.ts";

/** An error that the contract of a line shows by name. */
export interface DocumentedError extends Located {
  readonly id: string;
  readonly status: number;
  readonly name: string;
  readonly mediaType: string;
  readonly value: unknown;
  readonly code: AuthsErrorCode;
}

/** Every named error of every operation of a contract. */
export function documentedErrors(contract: Contract): DocumentedError[] {
  return operationsOf(contract).flatMap((located) =>
    Object.entries(located.operation.responses).flatMap(([status, response]) =>
      Object.entries(resolve(contract, response).content ?? {}).flatMap(([mediaType, { examples }]) =>
        Object.entries(examples).flatMap(([name, reference]) => {
          const example = resolve(contract, reference);
          const code = example["x-error-code"] as AuthsErrorCode | undefined;
          if (!code) return [];
          const { value } = example;
          return [
            {
              ...located,
              id: located.operation.operationId,
              status: Number(status),
              name,
              mediaType,
              value,
              code,
            },
          ];
        }),
      ),
    ),
  );
}

/** The answer that a documented error is. */
export function answerOf({ status, mediaType, value }: DocumentedError, headers = {}): Answer {
  const body = typeof value === "string" ? value : JSON.stringify(value);
  return text(status, body, { "content-type": mediaType, ...headers });
}

const newest = documentedErrors(readContract(bundleOf("0.12")));

/** One documented error of the newest line, as an answer. */
export function documented(id: string, name: string, headers = {}): Answer {
  const found = newest.find((error) => error.id === id && error.name === name);
  if (!found) throw new Error(`the contract shows no error ${name} of ${id}`);
  return answerOf(found, headers);
}

/** A session that a sign-in answers. */
export const session = {
  token: "token-after",
  token_type: "Bearer",
  expires_at: null,
  id: "3f6c1b0e-6f0a-4f53-9c26-0c1f5d1c1a01",
  email: "ada@example.com",
  name: "Ada Lovelace",
  role: "admin",
  profile_image_url: "/user.png",
  permissions: {},
};

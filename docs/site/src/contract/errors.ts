import { type Contract, type Example, resolve } from "../../../../scripts/contract/contract.ts";
import { adviceFor, isOpen } from "../../../../scripts/generate/advice.ts";
import { wordsOf } from "../components/reference/try-it-words.ts";
import type { LocatedOperation } from "./lines.ts";

/** One documented cause of an error. */
export interface ErrorCause {
  readonly status: string;
  /** The example's name, such as `invalidCredentials`. */
  readonly name: string;
  /** The client's code, such as `invalid_credentials`. */
  readonly code: string;
  readonly summary: string;
  /** What else the contract says about the cause, as Markdown. */
  readonly description: string | undefined;
  /** The server's own words. */
  readonly text: string;
  /** Whether the answer names the fields that are wrong. */
  readonly namesFields: boolean;
  readonly toDo: string;
}

/** Every documented cause of an operation's errors, in the order of the statuses. */
export function errorsOf(contract: Contract, { operation }: LocatedOperation): ErrorCause[] {
  return Object.entries(operation.responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, reference]) => {
      const { content = {} } = resolve(contract, reference);
      return Object.values(content).flatMap(({ examples }) =>
        Object.entries(examples).map(([name, given]) =>
          causeOf(status, name, resolve(contract, given), operation),
        ),
      );
    });
}

function causeOf(
  status: string,
  name: string,
  { summary, description, value, "x-error-code": code }: Example,
  operation: LocatedOperation["operation"],
): ErrorCause {
  if (code === undefined) throw new Error(`the example ${name} of ${status} has no x-error-code`);
  const toDo = adviceFor(name, code, { operationId: operation.operationId, open: isOpen(operation) });
  const namesFields = Array.isArray((Object(value) as { detail?: unknown }).detail);
  return { status, name, code, summary, description, text: wordsOf(value), namesFields, toDo };
}

import { type Contract, type Example, resolve } from "../../../../scripts/contract/contract.ts";
import { adviceFor } from "../../../../scripts/generate/advice.ts";
import type { LocatedOperation } from "./lines.ts";

/** One documented cause of an error. */
export interface ErrorCause {
  readonly status: string;
  /** The example's name, such as `invalidCredentials`. */
  readonly name: string;
  /** The client's code, such as `invalid_credentials`. */
  readonly code: string;
  readonly summary: string;
  /** The server's own words. */
  readonly text: string;
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
          causeOf(operation.operationId, status, name, resolve(contract, given)),
        ),
      );
    });
}

function causeOf(
  operation: string,
  status: string,
  name: string,
  { summary, value, "x-error-code": code }: Example,
): ErrorCause {
  if (code === undefined) throw new Error(`the example ${name} of ${status} has no x-error-code`);
  return { status, name, code, summary, text: textOf(value), toDo: adviceFor({ name, code, operation }) };
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const { detail } = Object(value) as { detail?: unknown };
  if (typeof detail === "string") return detail;
  const entries = Array.isArray(detail) ? detail : [detail];
  return entries.map((entry) => String((Object(entry) as { msg?: unknown }).msg)).join("; ");
}

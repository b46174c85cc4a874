import {
  type Contract,
  type Example,
  type Located,
  operationsOf,
  readContract,
  resolve,
} from "../../scripts/contract/contract.ts";
import { bundleOf } from "../../scripts/contract/lines.ts";
import type { ServerVersion } from "../../src/index.ts";

/** A line's contract, taken apart for tests. */
export interface LineContract {
  readonly contract: Contract;
  readonly operations: Located[];
  /** Every named example of every answer. */
  readonly answerExamples: NamedExample[];
}

/** One named example of an answer in the contract. */
export interface NamedExample extends Located {
  id: string;
  status: number;
  mediaType: string;
  name: string;
  example: Example;
}

const read = new Map<ServerVersion, LineContract>();

/** The contract of a line, read once. */
export function contractOf(line: ServerVersion): LineContract {
  const known = read.get(line);
  if (known) return known;
  const contract = readContract(bundleOf(line));
  const operations = operationsOf(contract);
  const taken = {
    contract,
    operations,
    answerExamples: operations.flatMap((one) => examplesOf(contract, one)),
  };
  read.set(line, taken);
  return taken;
}

/** The oldest recorded line's, which most tests of one line look at. */
export const { contract, operations, answerExamples } = contractOf("0.6");

/** Every named example of every answer of an operation. */
export function examplesOf(contract: Contract, located: Located): NamedExample[] {
  return Object.entries(located.operation.responses).flatMap(([status, response]) =>
    Object.entries(resolve(contract, response).content ?? {}).flatMap(([mediaType, { examples }]) =>
      Object.entries(examples).map(([name, example]) => ({
        ...located,
        id: located.operation.operationId,
        status: Number(status),
        mediaType,
        name,
        example: resolve(contract, example),
      })),
    ),
  );
}

/** A body that the contract shows for an operation; undefined where it has none. */
export function exampleBody({ operation }: Located, of: Contract = contract): unknown {
  const examples = Object.values(operation.requestBody?.content["application/json"]?.examples ?? {});
  return examples[0] && resolve(of, examples[0]).value;
}

/** The path parameters of an operation, with the values that the contract shows. */
export function examplePath({ operation }: Located): Record<string, string> | undefined {
  const parameters = (operation.parameters ?? []).filter((one) => one.in === "path");
  if (parameters.length === 0) return undefined;
  return Object.fromEntries(parameters.map(({ name, schema }) => [name, String(schema?.examples?.[0])]));
}

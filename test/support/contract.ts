import {
  type Contract,
  type Example,
  type Located,
  operationsOf,
  readContract,
  resolve,
} from "../../scripts/contract.ts";

export const contract: Contract = readContract(new URL("../../generated/v0.6/openapi.yaml", import.meta.url));
export const operations: Located[] = operationsOf(contract);

/** One named example of an answer in the contract. */
export interface NamedExample extends Located {
  id: string;
  status: number;
  mediaType: string;
  name: string;
  example: Example;
}

/** Every named example of every answer. */
export const answerExamples: NamedExample[] = operations.flatMap((located) =>
  Object.entries(located.operation.responses).flatMap(([status, response]) =>
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
  ),
);

/** A body that the contract shows for an operation; undefined where it has none. */
export function exampleBody({ operation }: Located): unknown {
  const examples = Object.values(operation.requestBody?.content["application/json"]?.examples ?? {});
  return examples[0] && resolve(contract, examples[0]).value;
}

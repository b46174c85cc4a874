import { readFileSync } from "node:fs";
import {
  type Contract,
  nameOf,
  operationsOf,
  type Reference,
  type ResponseObject,
  resolve,
} from "../scripts/contract/contract.ts";

/** The version of the npm package, which the packages of other languages share. */
export function packageVersion(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

/** The models that a sign-in can answer: a session, and on some lines others. */
export function typesOfSignIn(contract: Contract): string[] {
  const signIn = operationsOf(contract).find(({ operation }) => operation.operationId === "signIn");
  const success = resolve(contract, signIn?.operation.responses["200"] as Reference | ResponseObject);
  const model = success.content?.["application/json"]?.schema as unknown as Reference;
  const { oneOf = [model] } = resolve(contract, model) as { oneOf?: Reference[] };
  return oneOf.map(nameOf);
}

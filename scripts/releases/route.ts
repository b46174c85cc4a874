import type { Contract, Located } from "../contract/contract.ts";
import type { Facts } from "./facts.ts";

/** A route of a release, with what its sources and the contract say. */
export interface Route {
  name: string;
  facts: Facts;
  contract: Contract;
}
export type Operation = Located["operation"];

/** The name of an operation's route, as the facts spell it. */
export function nameOf({ method, path }: Pick<Located, "method" | "path">): string {
  return `${method.toUpperCase()} ${path}`;
}

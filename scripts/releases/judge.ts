import { type Contract, operationsOf } from "../contract/contract.ts";
import { cookies } from "./cookies.ts";
import { errors } from "./errors.ts";
import type { Facts } from "./facts.ts";
import { answer, body, propertiesOf } from "./models.ts";
import { nameOf, type Route } from "./route.ts";

const served = /^\/api\/v1\/auths\//;

/**
 * Holds a release's contract against what its sources say, and tells each thing on which they do not agree. The contract
 * may say less of an answer than the sources allow, such as that a field is never null, but nothing else.
 */
export function judge(facts: Facts, contract: Contract): string[] {
  const operations = operationsOf(contract).filter(({ path }) => served.test(path));
  const named = new Map(operations.map((one) => [nameOf(one), one]));
  const routes = Object.keys(facts).filter(
    (key) => /^[A-Z]+ \S+$/.test(key) && served.test(key.split(" ")[1] ?? ""),
  );
  return [
    ...routes
      .filter((route) => !named.has(route))
      .map((route) => `${route}: the contract has no such operation`),
    ...[...named.keys()]
      .filter((name) => !(name in facts))
      .map((name) => `${name}: the sources have no such route`),
    ...[...named].flatMap(([name, { operation }]) => {
      if (!(name in facts)) return [];
      const route: Route = { name, facts, contract };
      return [
        ...body(route, operation),
        ...answer(route, operation),
        ...errors(route, operation),
        ...cookies(route, operation),
      ].map((finding) => `${name}: ${finding}`);
    }),
    ...flags(facts, contract),
  ];
}

function flags(facts: Facts, contract: Contract): string[] {
  const said = Object.keys(facts).filter((key) => key.startsWith("permissions."));
  const groups = propertiesOf(contract, { $ref: "#/components/schemas/Permissions" });
  const keys = [...groups].flatMap(([group, { schema }]) =>
    [...propertiesOf(contract, schema).keys()].map((flag) => `permissions.${group}.${flag}`),
  );
  return [
    ...said.filter((key) => !keys.includes(key)).map((key) => `${key}: the contract has no such flag`),
    ...keys.filter((key) => !said.includes(key)).map((key) => `${key}: the sources have no such flag`),
  ];
}

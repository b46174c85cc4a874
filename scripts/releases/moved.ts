import { differing } from "../compare/compare.ts";
import { type Contract, operationsOf } from "../contract/contract.ts";
import { detailsOf, patternOf } from "./errors.ts";
import type { Facts } from "./facts.ts";
import { isNeverRaised } from "./never-sent.ts";
import { nameOf } from "./route.ts";

/**
 * What is not the same in two releases, a sentence for each fact. With the contract of the older one, an error that it
 * does not name is said to be so.
 */
export function moved(older: Facts, newer: Facts, contract?: Contract): string[] {
  const gone = new Set(Object.keys(older).filter((key) => isRoute(key) && !(key in newer)));
  const changed = differing(older, newer).filter(
    (key) => !gone.has(key.split(" ", 2).join(" ")) || isRoute(key),
  );
  return changed.sort(byWeight).map((key) => sentence(key, older, newer, contract));
}

/** `POST /api/v1/auths/signin`; what the route does stands behind it in other keys. */
function isRoute(key: string): boolean {
  return /^[A-Z]+ \S+$/.test(key);
}

function sentence(key: string, older: Facts, newer: Facts, contract?: Contract): string {
  const before = older[key];
  const after = newer[key];
  const fate = after === undefined ? "is gone" : "is new";
  const name = shortened(key);
  const [, route = "", rest = ""] = /^([A-Z]+ \S+|every route)(?: (.*))?$/s.exec(name) ?? [];
  if (route && !rest)
    return `\`${route}\` ${before && after ? `is served by \`${after}\`, not \`${before}\`` : fate}`;
  const [, verb = "", what = ""] = /^(raises|returns|sets cookie|deletes cookie) (.*)$/s.exec(rest) ?? [];
  const or = after === undefined ? "no more " : "";
  if (verb === "raises") {
    const [status = "", ...words] = what.split(" ");
    const text = words.join(" ");
    const unnamed = after !== undefined && contract && !isNamed(contract, newer, key, status, text);
    return `\`${route}\` raises ${or}${status} \`${text}\`${unnamed ? ", which no example names" : ""}`;
  }
  if (verb === "returns") {
    const sometimes = what.includes("?") ? "may return" : "returns";
    return `\`${route}\` ${sometimes} ${or}\`${what.replace("?", "")}\``;
  }
  if (verb) return `\`${route}\` ${verb.replace(" ", ` ${or}the `)} \`${what}\``;
  if (key.startsWith("code "))
    return `the code of \`${key.slice(5)}\` ${before && after ? "is not the same" : fate}: read it`;
  const [, kind, own = name] = /^(setting|middleware) (.*)$/.exec(key) ?? [];
  const the = kind ? `the ${kind} ` : "";
  if (before !== undefined && after !== undefined)
    return `${the}\`${own}\` was \`${before}\`, is \`${after}\``;
  const value = after ?? before;
  return `${the}\`${own}${value ? `: ${value}` : ""}\` ${fate}`;
}

function isNamed(contract: Contract, facts: Facts, key: string, status: string, text: string): boolean {
  const route = key.split(" raises ")[0] ?? "";
  const operation = operationsOf(contract).find((one) => nameOf(one) === route)?.operation;
  const response = operation?.responses[status];
  if (isNeverRaised(facts, route, status, text)) return true;
  return (
    response !== undefined && detailsOf(contract, response).some((detail) => patternOf(text).test(detail))
  );
}

/** Routes as a reader of the contract knows them. */
function shortened(key: string): string {
  return key.replace(/^([A-Z]+) \/api\/v1\/auths(\/\S*)/, "$1 $2");
}

/** What callers see comes first, then settings, then code. */
function byWeight(a: string, b: string): number {
  return weight(a) - weight(b) || a.localeCompare(b, "en");
}

function weight(key: string): number {
  const order = [
    /^[A-Z]+ \S+$/,
    /^[A-Z]\w*\.|^permissions\./,
    /^[A-Z]+ /,
    /^every /,
    /^middleware/,
    /^setting/,
    /^code/,
  ];
  return order.findIndex((pattern) => pattern.test(key));
}

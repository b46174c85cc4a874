import { differing } from "../compare/compare.ts";
import { listed, once, type Told } from "../compare/words.ts";
import { type Contract, operationsOf } from "../contract/contract.ts";
import { detailsOf, patternOf } from "./errors.ts";
import type { Facts } from "./facts.ts";
import { isNeverRaised } from "./never-sent.ts";
import { nameOf } from "./route.ts";

/**
 * What is not the same in two releases: a sentence for each fact, with all routes that it is true of. With the contract of
 * the older one, an error that it does not name is said to be so.
 */
export function moved(older: Facts, newer: Facts, contract?: Contract): string[] {
  const gone = new Set(Object.keys(older).filter((key) => isRoute(key) && !(key in newer)));
  const changed = differing(older, newer).filter(
    (key) => !gone.has(key.split(" ", 2).join(" ")) || isRoute(key),
  );
  const told = changed.sort(byWeight).map((key) => tell(key, older, newer, contract));
  return once(told).map(({ operations, text }) => {
    const sentence = operations.length > 1 ? text.replace(/^(\{\} \w+)s /, "$1 ") : text;
    return operations.length > 0 ? sentence.replace("{}", () => listed(operations)) : text;
  });
}

/** `POST /api/v1/auths/signin`; what the route does stands behind it in other keys. */
function isRoute(key: string): boolean {
  return /^[A-Z]+ \S+$/.test(key);
}

/** One fact; `{}` stands for the routes, or the code, that it is about. */
function tell(key: string, older: Facts, newer: Facts, contract?: Contract): Told {
  const [before, after] = [older[key], newer[key]];
  const isChanged = before !== undefined && after !== undefined;
  const fate = isChanged ? `was \`${before}\`, is \`${after}\`` : after === undefined ? "is gone" : "is new";
  const no = after === undefined ? "no more " : "";
  const name = shortened(key);
  const [, route, verb = "", what = ""] =
    /^([A-Z]+ \S+|every route) (raises|returns|sets cookie|deletes cookie) (.*)$/s.exec(name) ?? [];
  const ofRoute = (text: string) => ({ operations: [`\`${route}\``], text: `{} ${text}` });
  if (verb === "raises") {
    const [status = "", ...words] = what.split(" ");
    const text = words.join(" ");
    const unnamed = after !== undefined && contract && !isNamed(contract, newer, key, status, text);
    return ofRoute(`raises ${no}${status} \`${text}\`${unnamed ? ", which no example names" : ""}`);
  }
  if (verb === "returns")
    return ofRoute(`${what.includes("?") ? "may return" : "returns"} ${no}\`${what.replace("?", "")}\``);
  if (verb) return ofRoute(`${verb.replace(" ", ` ${no}the `)} \`${what}\``);
  const [, kind, own = name] = /^(setting|middleware|code) (.*)$/.exec(name) ?? [];
  if (kind === "code")
    return {
      operations: [`\`${own}\``],
      text: `the code of {} ${isChanged ? "is not the same" : fate}: read it`,
    };
  const value = isChanged || isRoute(key) ? "" : (after ?? before);
  return { operations: [], text: `${kind ? `the ${kind} ` : ""}\`${own}${value && `: ${value}`}\` ${fate}` };
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

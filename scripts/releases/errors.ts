import { type Contract, type Reference, type ResponseObject, resolve } from "../contract/contract.ts";
import { isNeverRaised } from "./never-sent.ts";
import type { Operation, Route } from "./route.ts";

/** Errors that the sources raise and no example names, and examples that nothing raises. */
export function errors(route: Route, { requestBody, responses }: Operation): string[] {
  const details = Object.entries(responses).flatMap(([status, response]) =>
    detailsOf(route.contract, response).map((detail) => ({ status, detail })),
  );
  const own = raisedBy(route);
  const everywhere = raisedBy({ name: "every route", facts: route.facts });
  const sources = [...own, ...everywhere.filter(({ text }) => text !== "{}")];
  return [
    ...own
      .filter(({ status, text }) => !isNeverRaised(route.facts, route.name, status, text))
      .filter(({ status }) => status !== "422" || requestBody)
      .filter(({ status, text }) => !own.some((one) => one.status === status && isMoreGeneral(one, text)))
      .filter(
        ({ status, pattern }) => !details.some((one) => one.status === status && pattern.test(one.detail)),
      )
      .map(({ status, text }) => `raises ${status} “${text}”, which no example names`),
    ...details
      .filter(({ detail }) => !ofTheFramework.has(detail))
      .filter(
        ({ status, detail }) => !sources.some((one) => one.status === status && one.pattern.test(detail)),
      )
      .map(({ status, detail }) => `nothing raises ${status} “${detail}”`),
  ];
}

/** What the web framework answers of its own accord. */
const ofTheFramework = new Set(["There was an error parsing the body", "Method Not Allowed"]);

/** The errors that a route may end in by the sources. */
function raisedBy({
  name,
  facts,
}: Pick<Route, "name" | "facts">): { status: string; text: string; pattern: RegExp }[] {
  return Object.keys(facts).flatMap((key) => {
    const [, status, text] = key.startsWith(`${name} raises `)
      ? (/ raises (\S+) (.*)$/s.exec(key) ?? [])
      : [];
    return status && text !== undefined ? [{ status, text, pattern: patternOf(text) }] : [];
  });
}

/** The texts of an answer's examples. */
export function detailsOf(contract: Contract, response: Reference | ResponseObject): string[] {
  const media = Object.values(resolve<ResponseObject>(contract, response).content ?? {});
  return media.flatMap(({ examples = {} }) =>
    Object.values(examples).flatMap((example) => {
      const { value } = resolve(contract, example);
      const detail = (value as { detail?: unknown } | null)?.detail;
      return typeof detail === "string" ? [detail] : [];
    }),
  );
}

/** A text of the sources as a pattern: `{}` is whatever the server puts there. */
export function patternOf(text: string): RegExp {
  return new RegExp(`^${text.split("{}").map(literal).join(".*")}$`, "s");
}

/** Whether an error of the sources covers a text that is more exact. */
function isMoreGeneral(one: { text: string; pattern: RegExp }, text: string): boolean {
  return one.text !== text && one.text !== "{}" && one.pattern.test(text);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

import { type ResponseObject, resolve } from "../contract/contract.ts";
import { isNeverSent } from "./never-sent.ts";
import type { Operation, Route } from "./route.ts";

/** Where `Set-Cookie` of a success names other cookies than the sources. */
export function cookies(route: Route, { responses }: Operation): string[] {
  const patterns = Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(
      ([, response]) => resolve<ResponseObject>(route.contract, response).headers?.["Set-Cookie"] ?? [],
    )
    .map((header) => resolve(route.contract, header).schema.pattern as string);
  const sent = Object.keys(route.facts).flatMap((key) => {
    const [, verb, cookie] = key.startsWith(`${route.name} `)
      ? (/ (sets|deletes) cookie (\S+)$/.exec(key) ?? [])
      : [];
    return cookie && !isNeverSent(route.name, cookie)
      ? [{ verb, cookie, header: verb === "sets" ? `${cookie}=x` : `${cookie}=""` }]
      : [];
  });
  const named = patterns.flatMap((pattern) => pattern.match(/\w[\w-]*(?=[=|)])/g) ?? []);
  return [
    ...sent
      .filter(({ header }) => !patterns.some((pattern) => new RegExp(pattern).test(header)))
      .map(({ verb, cookie }) => `${verb} the cookie ${cookie}, which Set-Cookie does not say`),
    ...named
      .filter((name) => !sent.some(({ cookie }) => cookie === name))
      .map((name) => `Set-Cookie says ${name}, which is neither set nor deleted`),
  ];
}

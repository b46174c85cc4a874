import type { ClientOptions, FetchOptions } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { checkEach } from "../../../support/check-each.ts";
import { observed, type Paths, ways } from "./observed.ts";

type Options = FetchOptions<Paths["/"]["post"]>;
/** Options of the client and of the call, and what the server sees. */
type Row = [client: ClientOptions, call: Options & { path?: `/${string}` }, url: string];

const query = (given: Record<string, unknown>) => ({ params: { query: given } });
const path = (given: Record<string, unknown>, template: `/${string}` = "/{a}") => ({
  path: template,
  params: { path: given },
});
const list = { array: ["1", "2", "3"], more: true };
const object = { object: { foo: "bar", bar: "baz" }, more: true };
const simple = { a: "x", b: { c: "d", e: "f" }, g: [1, 2] };
const inBrackets = (template: string, params: Record<string, unknown>) =>
  template.replace("{a}", `[${params.a}]`);

const addresses: Record<string, Row> = {
  "a path": [{}, {}, "/things"],
  "values of a query": [
    {},
    query({ text: "a b", number: 0, flag: false }),
    "/things?text=a%20b&number=0&flag=false",
  ],
  "an empty list": [{}, query({ array: [], more: [] }), "/things"],
  "no value": [{}, query({ text: undefined, number: null }), "/things"],
  ...Object.fromEntries(
    Object.entries({ form: "1,2,3", spaceDelimited: "1%202%203", pipeDelimited: "1|2|3" }).flatMap(
      ([name, joined]) => {
        const style = name as "form";
        const row = (explode: boolean, url: string): Row => [
          { querySerializer: { array: { style, explode } } },
          query(list),
          `/things?${url}&more=true`,
        ];
        return [
          [`a list, ${style}`, row(false, `array=${joined}`)],
          [`a list, ${style}, one by one`, row(true, "array=1&array=2&array=3")],
        ];
      },
    ),
  ),
  "an object, form": [
    { querySerializer: { object: { style: "form", explode: false } } },
    query(object),
    "/things?object=foo,bar,bar,baz&more=true",
  ],
  "an object, form, one by one": [
    { querySerializer: { object: { style: "form", explode: true } } },
    query(object),
    "/things?foo=bar&bar=baz&more=true",
  ],
  "an object, deep": [{}, query(object), "/things?object[foo]=bar&object[bar]=baz&more=true"],
  "reserved characters in a query": [
    { querySerializer: { allowReserved: true } },
    query({ text: "a/b🐶" }),
    "/things?text=a/b%F0%9F%90%B6",
  ],
  "reserved characters, otherwise for one call": [
    { querySerializer: { allowReserved: true } },
    { ...query({ text: "a/b🐶" }), querySerializer: { allowReserved: false } },
    "/things?text=a%2Fb%F0%9F%90%B6",
  ],
  "a query by a function": [{ querySerializer: ({ a }) => `b=${a}` }, query({ a: 1 }), "/things?b=1"],
  "a query by a function for one call": [
    { querySerializer: () => "c" },
    { ...query({ a: 1 }), querySerializer: ({ a }: Record<string, unknown>) => `b=${a}` } as Options,
    "/things?b=1",
  ],
  "a question mark of the function's own": [{ querySerializer: () => "?b" }, query({ a: 1 }), "/things?b"],
  "values of a path": [{}, path(simple, "/{a}/{b}/{g}/{b*}/{g*}"), "/x/c,d,e,f/1,2/c=d,e=f/1,2"],
  "values of a path, with labels": [
    {},
    path(simple, "/{.a}/{.b}/{.g}/{.b*}/{.g*}"),
    "/.x/.c,d,e,f/.1,2/.c=d.e=f/.1.2",
  ],
  "values of a path, as a matrix": [
    {},
    path(simple, "/{;a}/{;b}/{;g}/{;b*}/{;g*}"),
    "/;a=x/;b=c,d,e,f/;g=1,2/;c=d;e=f/;g=1;g=2",
  ],
  "reserved characters in a path": [{}, path({ a: ";/?:@&=+$,# " }), "/%3B%2F%3F%3A%40%26%3D%2B%24%2C%23%20"],
  "other characters in a path": [{}, path({ a: "aZ09-_.!~*'()" }), "/aZ09-_.!~*'()"],
  "an emoji in a path": [{}, path({ a: "🥴" }), "/%F0%9F%A5%B4"],
  "a path by a function": [{ pathSerializer: inBrackets }, path({ a: 1 }), "/[1]"],
  "a path by a function for one call": [
    { pathSerializer: () => "/never" },
    { ...path({ a: 1 }), pathSerializer: inBrackets },
    "/[1]",
  ],
};

describe.each(Object.entries(ways))("openapi-fetch with %s", (_, way) => {
  it("writes each address", async () => {
    const { client, seen } = await observed(way);
    await checkEach(Object.entries(addresses), async ([options, { path: to = "/things", ...call }, url]) => {
      await client(options).GET(to, call);
      expect(seen.at(-1)?.url).toBe(`/api${url}`);
    });
  });
});

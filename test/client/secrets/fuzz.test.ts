import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAuthsClient, isAuthsError, type TokenStorage } from "../../../src/index.ts";
import type { AnyMethods } from "../../support/client.ts";
import { type Answer, answering, type Listening } from "../faults/servers.ts";
import { callables, withSecrets } from "./bodies.ts";
import { echoes, echoOf } from "./echoes.ts";
import { leaksOf } from "./shown.ts";

// The same cases in every run; FAST_CHECK_SEED=… and FAST_CHECK_RUNS=… for others and more.
const seed = Number(process.env.FAST_CHECK_SEED ?? 20_300_101);
const numRuns = Number(process.env.FAST_CHECK_RUNS ?? 400);

let server: Listening;
let answer: Answer;
beforeAll(async () => {
  server = await answering((response, request) => answer(response, request));
});
afterAll(() => server.close());

/** Letters that stand in no word of ours, so that a hit is a leak. */
const marker = (minLength: number) =>
  fc.string({ unit: fc.constantFrom(..."qxzjkvw"), minLength, maxLength: 12 });
const secret = (unit: fc.Arbitrary<string> | "binary" | "grapheme", minLength = 2) =>
  fc
    .tuple(marker(minLength), fc.string({ unit: unit as "grapheme", maxLength: 20 }), marker(minLength))
    .map((parts) => parts.join(""));
/** Tokens, keys and cookies are long, as servers make them; a password of four letters is somebody's. */
const inHeader = secret(fc.constantFrom(..."abcXYZ019-._~+/"), 8);
const anyText = fc.oneof(
  secret("grapheme"),
  secret("binary"),
  secret(fc.constantFrom(..."\"'\\<>&%\n\t/ =;")),
);

const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** How a server may write what it repeats. */
const writing = fc.constantFrom<[string, (text: string) => string]>(
  ["as it is", (text) => text],
  ["in capitals", (text) => text.toUpperCase()],
  ["as JSON", (text) => JSON.stringify(text)],
  ["as JSON of ASCII alone", (text) => JSON.stringify(text).replace(/[^ -~]/g, escaped)],
  ["as JSON in JSON", (text) => JSON.stringify(JSON.stringify(text))],
  ["as a URL", (text) => encodeURIComponent(text.toWellFormed())],
  ["as a form", (text) => new URLSearchParams({ text }).toString()],
  ["cut short", (text) => text.slice(0, Math.floor(text.length * 0.8))],
);

const cases = fc.record({
  callable: fc.constantFrom(...callables),
  echo: fc.constantFrom(...Object.entries(echoes)),
  writing,
  token: inHeader,
  cookie: inHeader,
  key: inHeader,
  csrf: inHeader,
  texts: fc.array(anyText, { minLength: 3, maxLength: 3 }),
  cookies: fc.boolean(),
});

it("no error shows a secret, whatever it is and wherever the server repeats it", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      cases,
      async ({ callable, echo, writing: write, token, cookie, key, csrf, texts, cookies }) => {
        let next = 0;
        const { body, secrets } = withSecrets(callable.body, () => texts[next++ % texts.length] as string);
        const headers = { cookie: `gafaelfawr=${cookie}; theme=dark`, "x-api-key": `sk-${key}` };
        const auths = createAuthsClient({
          baseUrl: server.url,
          serverVersion: callable.line as never,
          ...(cookies ? { credentials: "cookie" } : { token }),
          headers,
        }) as unknown as AnyMethods;
        if (cookies) {
          answer = (response) =>
            response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ csrf }));
          await auths.getLogin?.();
        }
        answer = (response, request) => echo[1](echoOf(request, write[1]), request)(response, request);
        const options = { path: callable.parameters };
        const call = body === undefined ? auths[callable.id]?.(options) : auths[callable.id]?.(body, options);
        const error = await call?.catch((thrown: unknown) => thrown);
        if (error instanceof Error && !isAuthsError(error)) throw error;
        if (isAuthsError(error)) expect(leaksOf(error, { token, cookie, key, csrf, ...secrets })).toEqual([]);
      },
    ),
    { seed, numRuns },
  );
});

it("no error shows what a storage, a fetch or a middleware of the caller's threw along", {
  timeout: 60_000,
}, async () => {
  const places = fc.constantFrom("fetch", "middleware", "storage on reading", "storage on writing");
  const jwt = inHeader.map((text) => `eyJ${text.replace(/\W/g, "-")}`);
  await fc.assert(
    fc.asyncProperty(places, jwt, anyText, inHeader, async (place, token, password, fresh) => {
      answer = (response) =>
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ token: fresh }));
      // What whoever throws can know: a middleware sees no token of the client's, and a storage no password.
      const known: Record<string, string> = {
        fetch: { token, password },
        middleware: { password },
        "storage on reading": { token },
        "storage on writing": { token, fresh },
      }[place] as Record<string, string>;
      const storage: TokenStorage = {
        getItem: () => (place === "storage on reading" ? tattle(known) : token),
        setItem: () => (place === "storage on writing" ? tattle(known) : undefined),
        removeItem: () => {},
      };
      const auths = createAuthsClient({
        baseUrl: server.url,
        storage,
        ...(place === "fetch" && { fetch: async () => tattle(known) }),
      });
      if (place === "middleware") auths.http.use({ onRequest: () => tattle(known) });
      const call =
        place === "storage on writing"
          ? auths.signIn({ email: "ada@example.com", password })
          : auths.updatePassword({ password, new_password: password });
      const error = await call.catch((thrown: unknown) => thrown);
      expect(isAuthsError(error)).toBe(true);
      expect(leaksOf(error, known)).toEqual([]);
    }),
    { seed, numRuns: numRuns / 4 },
  );
});

/** Throws as the errors of HTTP clients and databases do: with the request in reach, and in their words. */
function tattle(known: Record<string, string>): never {
  const words = Object.values(known).join(" and ");
  const cause = Object.assign(new Error(`inner: ${words}`), { data: words, request: { headers: known } });
  const error = new Error(`could not do it with ${words}`, { cause });
  throw Object.assign(error, {
    name: `Error of ${words}`,
    code: words,
    config: { headers: known },
    [Symbol("kept")]: known,
  });
}

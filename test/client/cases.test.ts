import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createAuthsClient, isAuthsError, type ServerVersion } from "../../src/index.ts";
import { type AnyMethods, fakeFetch, holding } from "../support/client.ts";

interface Case {
  readonly name: string;
  readonly serverVersion: ServerVersion;
  readonly storedToken: string | null;
  readonly call: string;
  readonly body?: unknown;
  readonly options?: object;
  readonly answers: readonly Answer[];
  readonly expect: {
    readonly value?: unknown;
    readonly code?: string;
    readonly token: string | null;
    readonly authorization?: readonly (string | null)[];
    readonly [more: string]: unknown;
  };
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly text?: string;
  readonly fails?: true;
}

const folder = new URL("cases/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

describe.each(files)("%s", (file) => {
  const { cases } = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as { cases: Case[] };

  it.each(cases)("$name", async (one) => {
    const { items, storage } = holding(one.storedToken ?? undefined);
    const answers = [...one.answers];
    const { fetch, requests } = fakeFetch(() => responseOf(answers.shift()));
    const { serverVersion } = one;
    const auths = createAuthsClient({
      baseUrl: "https://chat.example.com",
      serverVersion,
      storage,
      storageKey: "key",
      fetch,
    }) as unknown as AnyMethods;
    const call = "body" in one ? auths[one.call]?.(one.body, one.options) : auths[one.call]?.(one.options);
    const outcome = await call?.catch((thrown: unknown) => thrown);
    const { value, token, authorization, ...error } = one.expect;
    if (one.expect.code === undefined) expect(outcome).toEqual(value);
    else {
      if (!isAuthsError(outcome)) throw new Error("no AuthsError was thrown", { cause: outcome });
      const { code, status, retryAfter, message } = outcome;
      expect({ code, status, retryAfter, message }).toEqual({
        status: undefined,
        retryAfter: undefined,
        message,
        ...error,
      });
    }
    expect(items.get("key") ?? null).toBe(token);
    if (authorization)
      expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(authorization);
    expect(answers).toEqual([]);
  });
});

function responseOf(answer: Answer | undefined): Response | Promise<Response> {
  if (!answer) throw new Error("the case has no answer for one more request");
  if (answer.fails) return Promise.reject(new TypeError("fetch failed"));
  const { status, headers = {} } = answer;
  return "json" in answer
    ? Response.json(answer.json, { status, headers })
    : new Response(answer.text ?? null, { status, headers });
}

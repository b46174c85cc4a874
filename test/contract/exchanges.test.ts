import { describe, expect, it } from "vitest";
import { Conformance } from "../../scripts/conformance.ts";
import { type Exchange, readExchanges } from "../../scripts/exchanges.ts";
import { contract } from "../support/contract.ts";

const conformance = new Conformance(contract);
const recorded = readExchanges("0.6").flatMap((exchange) => {
  const located = conformance.find(exchange.request.method, exchange.request.path);
  return located ? [{ exchange, located }] : [];
});

describe("what the real servers answered", () => {
  it.each(
    recorded.map(
      (one) => [`${one.exchange.server} ${one.exchange.version} ${one.exchange.id}`, one] as const,
    ),
  )("is as the contract says: %s", (_, { exchange, located }) => {
    expect(conformance.answerProblems(located, exchange.response)).toEqual([]);
  });

  it("covers every operation, each with a success and an error", () => {
    expect(recorded.length).toBeGreaterThanOrEqual(414 + 208);
    for (const { operation } of conformance.operations) {
      const statuses = recorded
        .filter(({ located }) => located.operation === operation)
        .map(({ exchange }) => exchange.response.status);
      expect(statuses).toContain(200);
      expect(Math.max(...statuses)).toBeGreaterThanOrEqual(400);
    }
  });

  it("leaves no documented status without a recording", () => {
    const seen = new Set(
      recorded.map(({ exchange, located }) => `${located.operation.operationId} ${exchange.response.status}`),
    );
    const documented = conformance.operations.flatMap(({ operation }) =>
      Object.keys(operation.responses).map((status) => `${operation.operationId} ${status}`),
    );
    expect(documented.filter((one) => !seen.has(one))).toEqual([]);
  });
});

describe("a request", () => {
  const withBody = recorded.filter(({ located }) => located.operation.requestBody);

  it("that the contract takes was never answered 422", () => {
    const wrong = withBody.filter(
      ({ exchange, located }) =>
        exchange.response.status === 422 && conformance.acceptsBody(located, exchange.request.body),
    );
    expect(wrong.map(({ exchange }) => exchange.id)).toEqual([]);
  });

  it("that succeeded fits the contract, but for values that the server converts", () => {
    const refused = withBody.filter(
      ({ exchange, located }) =>
        exchange.response.status === 200 && !conformance.acceptsBody(located, exchange.request.body),
    );
    expect(refused.map(({ exchange }) => exchange.id)).toEqual([
      // Sent as text with another content type, or none; the recording has the text.
      "signin-no-content-type",
      "signin-vendor-json-type",
      "signin-charset-json-type",
      // A midnight date-time for a date, and words for booleans.
      "update-profile-datetime-date",
      "admin-config-post-string-bool",
      "ldap-config-post-string",
      "life/converted-values: updateLdapConfig",
    ]);
  });
});

describe("the check itself", () => {
  const signIn = exchangeOf("signin-admin");

  it.each<[string, (response: Exchange["response"]) => Exchange["response"], RegExp]>([
    ["an undocumented status", (it) => ({ ...it, status: 418 }), /signIn 418: the status is not documented/],
    ["a missing field", (it) => ({ ...it, body: {} }), /must have required property 'token'/],
    [
      "a missing header",
      ({ headers: { "set-cookie": _, ...headers }, ...it }) => ({ ...it, headers }),
      /set-cookie is missing/,
    ],
    ["a wrong header", (it) => withHeader(it, "set-cookie", "session=1"), /set-cookie does not fit/],
    ["an undocumented header", (it) => withHeader(it, "x-new", "1"), /x-new is not documented/],
    [
      "another content type",
      (it) => withHeader(it, "content-type", "text/html"),
      /text\/html is not documented/,
    ],
  ])("finds %s", (_, change, message) => {
    const located = conformance.find("POST", "/api/v1/auths/signin");
    if (!located) throw new Error("no such operation");
    expect(conformance.answerProblems(located, signIn.response)).toEqual([]);
    expect(conformance.answerProblems(located, change(signIn.response)).join("\n")).toMatch(message);
  });

  function exchangeOf(id: string): Exchange {
    const found = recorded.find(({ exchange }) => exchange.id === id);
    if (!found) throw new Error(`no exchange ${id}`);
    return found.exchange;
  }

  function withHeader(response: Exchange["response"], name: string, value: string): Exchange["response"] {
    return { ...response, headers: { ...response.headers, [name]: value } };
  }
});

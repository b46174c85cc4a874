import { describe, expect, it } from "vitest";
import { type Exchange, isOfOpenWebui, readExchanges } from "../../scripts/contract/exchanges.ts";
import { lineOf, readLines } from "../../scripts/contract/lines.ts";
import { checkEach } from "../support/check-each.ts";
import { byOperation, recordingsOf } from "../support/recordings.ts";
import { convertedBodies, refusedForReasonsOfItsOwn } from "./exceptions.ts";

const recordedLines = readLines().filter(({ line }) => readExchanges(line).some(isOfOpenWebui));

describe.each(recordedLines)("Open WebUI $release", ({ line, release }) => {
  const { conformance, recorded } = recordingsOf(line);

  it.each([...byOperation(recorded)])("answered as the contract says: %s", (_, rows) =>
    checkEach(rows, ({ exchange, located }) => {
      expect(conformance.answerProblems(located, exchange.response)).toEqual([]);
    }),
  );

  it("was asked for every operation, and gave a success and an error wherever the contract has both", () => {
    for (const { operation } of conformance.operations) {
      const statuses = recorded
        .filter(({ located }) => located.operation === operation)
        .map(({ exchange }) => exchange.response.status);
      const refusals = Object.keys(operation.responses).filter((status) => status.startsWith("4"));
      expect(statuses, operation.operationId).toContain(200);
      if (refusals.length > 0)
        expect(Math.max(...statuses), operation.operationId).toBeGreaterThanOrEqual(400);
    }
  });

  it("gave every documented status", () => {
    const seen = new Set(
      recorded.map(({ exchange, located }) => `${located.operation.operationId} ${exchange.response.status}`),
    );
    const documented = conformance.operations.flatMap(({ operation }) =>
      Object.keys(operation.responses).map((status) => `${operation.operationId} ${status}`),
    );
    expect(documented.filter((one) => !seen.has(one))).toEqual([]);
  });

  describe("given a request", () => {
    // What a line asks for is what its newest releases need; its oldest ask for less.
    const withBody = recorded
      .filter(({ exchange: { version } }) => version === release || lineOf(version) === undefined)
      .filter(({ located }) => located.operation.requestBody);

    it("that the contract takes, never answered 422, but for rules that no schema can tell", () => {
      const wrong = withBody.filter(
        ({ exchange, located }) =>
          exchange.response.status === 422 && conformance.acceptsBody(located, exchange.request.body),
      );
      expect(wrong.map(({ exchange }) => exchange.id)).toEqual(refusedForReasonsOfItsOwn[line]);
    });

    it("that succeeded, got one that fits the contract, but for values that it converts", () => {
      const refused = withBody.filter(
        ({ exchange, located }) =>
          exchange.response.status === 200 && !conformance.acceptsBody(located, exchange.request.body),
      );
      expect(refused.map(({ exchange }) => exchange.id)).toEqual(convertedBodies[line]);
    });
  });
});

describe("the check itself", () => {
  const { conformance, recorded } = recordingsOf("0.6");
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

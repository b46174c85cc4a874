import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operationsOf, readContract } from "../../../scripts/contract/contract.ts";
import { bundleOf } from "../../../scripts/contract/lines.ts";
import { createAuthsClient, isAuthsError, type ServerVersion } from "../../../src/index.ts";
import { checkEach } from "../../support/check-each.ts";
import type { AnyMethods } from "../../support/client.ts";
import { answerOf, documentedErrors } from "../faults/examples.ts";
import { type Answer, answering, type Listening } from "../faults/servers.ts";
import { type Callable, callables, secretProperties, textsOf, withSecrets } from "./bodies.ts";
import { echoes, echoOf } from "./echoes.ts";
import { leaksOf } from "./shown.ts";

const lines = [...new Set(callables.map(({ line }) => line))];
const credentials = {
  token: "qxz-stored.token-qxz.wvk-signature",
  cookie: "qxz-cookie-wvk-0001",
  key: "sk-qxzwvk0123456789abcdef",
  csrf: "qxz-csrf-wvk-0002==",
};

let server: Listening;
let answer: Answer;
beforeAll(async () => {
  server = await answering((response, request) => answer(response, request));
});
afterAll(() => server.close());

describe.each(lines)("no secret is shown by an error of line %s", (line) => {
  const operations = callables.filter((callable) => callable.line === line);

  it.each(operations.map((one) => [one.id, one] as const))("when the server repeats it: %s", (_, callable) =>
    checkEach(Object.entries(echoes), async (echo) => {
      answer = (response, request) => echo(echoOf(request), request)(response, request);
      const { leaks } = await callAndLook(callable);
      expect(leaks).toEqual([]);
    }),
  );

  const errors = documentedErrors(readContract(bundleOf(line)));
  const named = errors.map((one) => [`${one.status} ${one.name} (${one.mediaType})`, one] as const);
  const documentedOf = Map.groupBy(named, ([, { id }]) => id);

  it.each([...documentedOf])(
    "when it gives a documented error, which keeps its code and words: %s",
    (id, rows) =>
      checkEach(rows, async (documented) => {
        const callable = operations.find((one) => one.id === id) as Callable;
        answer = answerOf(documented);
        const { error, leaks } = await callAndLook(callable);
        expect(leaks).toEqual([]);
        expect(error).toMatchObject({ code: documented.code, status: documented.status });
        const { detail } = Object(documented.value) as { detail?: unknown };
        if (typeof detail === "string") expect(error).toMatchObject({ detail });
      }),
  );
});

describe("the list of secret properties", () => {
  const named = lines.flatMap((line) => {
    const contract = readContract(bundleOf(line));
    return operationsOf(contract).flatMap(({ operation }) => {
      const { schema } = operation.requestBody?.content["application/json"] ?? {};
      return schema ? textsOf(contract, schema) : [];
    });
  });

  it("has every text of a request whose name sounds like one", () => {
    const harmless = [
      "API_KEYS_ALLOWED_ENDPOINTS",
      "API_KEY_ALLOWED_ENDPOINTS",
      "JWT_EXPIRES_IN",
      "OAUTH_CODE_CHALLENGE_METHOD",
      "OAUTH_TOKEN_ENDPOINT_AUTH_METHOD",
    ];
    const sounding = named.filter((name) => /pass|secret|token|code|key|credential/i.test(name));
    expect([...new Set(sounding)].filter((name) => !harmless.includes(name)).sort()).toEqual(
      [...secretProperties].sort(),
    );
  });
});

let drawn = 0;
function secretNumber(): string {
  drawn += 1;
  return `qxz "wvk" <&>\n${drawn} zkj`;
}

async function callAndLook({ line, id, body: shown, parameters }: Callable) {
  const { body, secrets } = withSecrets(shown, secretNumber);
  const auths = createAuthsClient({
    baseUrl: server.url,
    serverVersion: line as ServerVersion,
    token: credentials.token,
    headers: {
      cookie: `gafaelfawr=${credentials.cookie}`,
      "x-api-key": credentials.key,
      "x-csrf-token": credentials.csrf,
    },
  }) as unknown as AnyMethods;
  const options = { path: parameters };
  const error = await (body === undefined ? auths[id]?.(options) : auths[id]?.(body, options))?.catch(
    (thrown: unknown) => thrown,
  );
  return { error, leaks: isAuthsError(error) ? leaksOf(error, { ...credentials, ...secrets }) : [] };
}

import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { played } from "../../openapi/redocly-plugin/releases.js";
import { Conformance } from "../../scripts/contract/conformance.ts";
import {
  type Contract,
  operationsOf,
  type ResponseObject,
  readContract,
  type Schema,
} from "../../scripts/contract/contract.ts";
import { isOfOpenWebui, readExchanges, recordedReleases } from "../../scripts/contract/exchanges.ts";
import { bundleOf, readLines } from "../../scripts/contract/lines.ts";
import {
  bundleOfRelease,
  bundlesOfReleases,
  groupsOfReleases,
  releases,
} from "../../scripts/contract/releases.ts";
import { lintReleases } from "../../scripts/lint/releases.ts";

/** Bundling them all takes a minute where nothing is cached. */
const contracts = new Map(
  (await bundlesOfReleases(releases)).map((text, index) => [
    releases[index] as string,
    parse(text) as Contract,
  ]),
);

/** What the sources of the releases have, as they were read: each row holds until the next one's release. */
const surface = [
  // release, operations, sign-out, AdminConfig, LdapServerConfig, flags: workspace, sharing, access grants, chat, features, settings
  ["0.6.0", 18, "get", 12, 12, 4, 4, 0, 6, 3, 0],
  ["0.6.1", 18, "get", 12, 12, 4, 4, 0, 6, 4, 0],
  ["0.6.3", 18, "get", 12, 12, 4, 4, 0, 7, 4, 0],
  ["0.6.5", 18, "get", 12, 12, 4, 4, 0, 10, 4, 0],
  ["0.6.6", 18, "get", 13, 12, 4, 4, 0, 12, 5, 0],
  ["0.6.10", 18, "get", 16, 13, 4, 4, 0, 12, 5, 0],
  ["0.6.15", 18, "get", 16, 13, 4, 4, 0, 13, 5, 0],
  ["0.6.19", 18, "get", 16, 13, 4, 4, 0, 15, 5, 0],
  ["0.6.26", 18, "get", 16, 13, 4, 4, 0, 19, 5, 0],
  ["0.6.32", 18, "get", 16, 13, 4, 5, 0, 19, 5, 0],
  ["0.6.37", 18, "get", 17, 13, 10, 10, 0, 19, 6, 0],
  ["0.6.41", 18, "get", 18, 13, 10, 10, 0, 19, 8, 0],
  ["0.7.0", 19, "get", 22, 13, 10, 10, 0, 19, 9, 1],
  ["0.8.0", 20, "get", 22, 13, 11, 10, 0, 19, 9, 1],
  ["0.8.2", 20, "get", 22, 13, 11, 12, 0, 19, 9, 1],
  ["0.8.4", 20, "get", 22, 13, 11, 12, 0, 20, 9, 1],
  ["0.8.6", 20, "get", 22, 13, 11, 12, 1, 20, 9, 1],
  ["0.9.0", 20, "get", 26, 13, 11, 12, 1, 20, 11, 1],
  ["0.9.2", 21, "get", 26, 13, 11, 12, 1, 20, 11, 1],
  ["0.9.3", 21, "post", 26, 13, 11, 13, 1, 20, 11, 1],
  ["0.9.5", 21, "post", 26, 13, 11, 14, 1, 20, 11, 1],
  ["0.10.0", 23, "post", 26, 13, 13, 15, 1, 21, 12, 1],
  ["0.10.2", 23, "post", 27, 13, 13, 15, 1, 21, 12, 1],
  ["0.11.0", 23, "post", 28, 16, 13, 16, 2, 21, 12, 1],
  ["0.11.1", 23, "post", 29, 16, 13, 16, 2, 21, 12, 1],
  ["0.11.4", 23, "post", 31, 16, 13, 16, 2, 21, 12, 1],
  ["0.12.0", 31, "post", 34, 16, 13, 16, 2, 21, 12, 1],
  ["0.12.1", 31, "post", 35, 16, 13, 16, 2, 21, 12, 1],
  ["0.12.3", 31, "post", 38, 16, 13, 16, 2, 21, 13, 1],
  ["0.12.4", 31, "post", 39, 17, 14, 16, 2, 21, 13, 1],
] as const;

describe("the exact contracts", () => {
  it("are of all 79 releases", () => {
    expect(releases).toHaveLength(79);
    expect(new Set(releases).size).toBe(79);
    expect(releases).not.toContain("0.6.17");
    for (const [release, contract] of contracts) expect(contract.info.version).toBe(release);
  });

  it("are at least as many different ones as there are different surfaces and errors", () => {
    const groups = groupsOfReleases();
    const texts = new Set(
      [...contracts].map(([release, contract]) =>
        JSON.stringify(contract, (key, value) =>
          value === release && !key.startsWith("x-") ? "itself" : value,
        ),
      ),
    );
    expect(texts.size).toBe(groups.length);
    expect(groups.length).toBeGreaterThanOrEqual(35);
  });

  it.each(releases)("have what the sources have: %s", (release) => {
    const place = releases.indexOf(release);
    const row = surface.findLast(([first]) => releases.indexOf(first) <= place);
    expect(row?.slice(1)).toEqual(surfaceOf(contractOf(release)));
  });

  it.each(["0.6.0", "0.6.21", "0.9.5", "0.12.4"])("tell their own release: %s", (release) => {
    const { schemas } = contractOf(release).components;
    expect(schemas.ServerVersionInfo).toMatchObject({ properties: { version: { examples: [release] } } });
    const answer = contractOf(release).paths["/api/version"]?.get?.responses["200"] as ResponseObject;
    expect(answer.content?.["application/json"]?.examples).toMatchObject({
      thisRelease: { value: { version: release } },
    });
  });

  it("tell a sign-in page what they have", () => {
    const required = (release: string) => contractOf(release).components.schemas.ServerFeatures?.required;
    const always = ["auth", "auth_trusted_header", "enable_ldap", "enable_signup", "enable_login_form"];
    const twice = "enable_signup_password_confirmation";
    expect(new Set(required("0.6.18") as string[])).toEqual(new Set([...always, "enable_api_key"]));
    expect(new Set(required("0.6.36") as string[])).toEqual(new Set([...always, twice, "enable_api_key"]));
    expect(new Set(required("0.6.37") as string[])).toEqual(new Set([...always, twice, "enable_api_keys"]));
    expect(new Set(required("0.9.5") as string[])).toEqual(
      new Set([...always, twice, "enable_api_keys", "enable_password_change_form"]),
    );
    expect(new Set(required("0.9.6") as string[])).toEqual(new Set([...always, twice]));
  });

  it("have one operation of each name", () => {
    for (const [release, contract] of contracts) {
      const names = operationsOf(contract).map(({ operation }) => operation.operationId);
      expect(new Set(names).size, release).toBe(names.length);
    }
  });

  it("call sign-out by its name on 0.9.2", () => {
    const signOut = operationsOf(contractOf("0.9.2")).find(
      ({ operation }) => operation.operationId === "signOut",
    );
    expect(signOut).toMatchObject({ method: "get", path: "/api/v1/auths/signout" });
  });

  it("are refused for a release that never was, with the nearest", async () => {
    await expect(bundleOfRelease("0.6.17")).rejects.toThrow(
      "there is no release 0.6.17; the nearest is 0.6.18",
    );
    await expect(bundleOfRelease("0.12.9")).rejects.toThrow("the nearest is 0.12.4");
  });

  it("give missing credentials 403 until 0.6.18, and 401 from then on", () => {
    const statuses = (release: string) =>
      Object.entries(contractOf(release).paths["/api/v1/auths/admin/details"]?.get?.responses ?? {}).flatMap(
        ([status, response]) =>
          JSON.stringify(response).includes("#/components/responses/")
            ? namesIn(contractOf(release), response).includes("Not authenticated")
              ? [status]
              : []
            : [],
      );
    expect(statuses("0.6.18")).toEqual(["403"]);
    expect(statuses("0.6.19")).toEqual(["401"]);
  });
});

describe.each(readLines())("the line $line", ({ line, releases: claimed }) => {
  const contract = readContract(bundleOf(line));

  it("has every operation, status and field of each of its releases, and no other", () => {
    const all = new Set(claimed.flatMap((release) => factsOf(contractOf(release))));
    const own = new Set(factsOf(contract));
    const missing = [...all].filter((fact) => !own.has(fact));
    // Of two operations that share a name the line has the newer one.
    expect(
      missing.filter((fact) => !(line === "0.9" && fact.startsWith("get /api/v1/auths/signout"))),
    ).toEqual([]);
    expect([...own].filter((fact) => !all.has(fact))).toEqual([]);
  });

  it("requires of an answer's model what all of its releases send", () => {
    for (const name of [
      "AdminConfig",
      "LdapServerConfig",
      "OAuthConfig",
      "ChatPermissions",
      "FeaturesPermissions",
      "ServerFeatures",
      "ServerOAuth",
      "ServerVersionInfo",
    ]) {
      const models = claimed.flatMap((release): Schema[] => {
        const model = contractOf(release).components.schemas[name];
        return model ? [model] : [];
      });
      if (models.length === 0) continue;
      const required = models.map((model) => new Set((model.required ?? []) as string[]));
      const always = [...(required[0] ?? [])].filter((field) =>
        required.every((fields) => fields.has(field)),
      );
      expect(new Set(contract.components.schemas[name]?.required as string[]), name).toEqual(new Set(always));
    }
  });

  it("lists what its releases lack", () => {
    const { "x-releases": claim } = contract.info;
    expect(claim).toMatchObject({ first: claimed[0], last: claimed.at(-1) });
    const lacking = operationsOf(contract).filter(({ method, path }) =>
      claimed.some((release) => !contractOf(release).paths[path]?.[method]),
    );
    expect(Object.keys(claim?.except ?? {}).sort()).toEqual(
      lacking.map(({ operation }) => operation.operationId).sort(),
    );
  });
});

it("the line 0.9 says on which releases it is not to be trusted", () => {
  const { info } = readContract(bundleOf("0.9"));
  expect(info).toMatchObject({
    "x-releases": { except: { signOut: "0.9.0–0.9.2", deleteOAuthSession: "0.9.0–0.9.1" } },
  });
});

const exchanges = readLines().flatMap(({ line }) => readExchanges(line).map((one) => ({ line, ...one })));
const recorded = Map.groupBy(exchanges.filter(isOfOpenWebui), ({ version }) => version);

it.each([...recorded])("the exact contract of %s holds for all that was recorded", (release, ofRelease) => {
  const conformance = new Conformance(contractOf(release));
  const problems = ofRelease.flatMap(({ id, request, response }) => {
    const located = conformance.find(request.method, request.path);
    return located ? conformance.answerProblems(located, response).map((problem) => `${id}: ${problem}`) : [];
  });
  expect(problems).toEqual([]);
});

it.each(readLines())(
  "the exact contract of $release holds for what Gafaelfawr answered",
  ({ line, release }) => {
    const conformance = new Conformance(contractOf(release));
    const others = exchanges.filter((one) => one.line === line && !isOfOpenWebui(one));
    expect(others.length).toBeGreaterThan(0);
    for (const { request, response } of others) {
      const located = conformance.find(request.method, request.path);
      if (located) expect(conformance.answerProblems(located, response)).toEqual([]);
    }
  },
);

it("the releases that were played are those that have a recording", () => {
  expect(recordedReleases().sort()).toEqual([...played].sort());
});

it("the exact contracts of a sample are without a fault; `npm run lint -- releases` looks at them all", async () => {
  expect(await lintReleases(["0.6.0", "0.6.36", "0.9.2", "0.12.0"])).toBe("");
}, 180_000);

function contractOf(release: string): Contract {
  return contracts.get(release) as Contract;
}

function surfaceOf(contract: Contract) {
  const ours = operationsOf(contract).filter(({ path }) => path.startsWith("/api/v1/auths"));
  const signOut = ours.find(({ operation }) => operation.operationId === "signOut");
  const flags = ["Workspace", "Sharing", "AccessGrants", "Chat", "Features", "Settings"].map(
    (name) => propertiesOf(contract, `${name}Permissions`).length,
  );
  const models = ["AdminConfig", "LdapServerConfig"].map((name) => propertiesOf(contract, name).length);
  return [ours.length, signOut?.method, ...models, ...flags];
}

/** What a contract has, a line each: statuses of operations, their media types and examples, fields of models. */
function factsOf(contract: Contract): string[] {
  const statuses = operationsOf(contract).flatMap(({ method, path, operation }) =>
    Object.keys(operation.responses).map((status) => `${method} ${path} ${status}`),
  );
  const fields = Object.keys(contract.components.schemas).flatMap((name) =>
    propertiesOf(contract, name).map((field) => `${name}.${field}`),
  );
  const examples = Object.keys(contract.components.examples).map((name) => `example ${name}`);
  return [...statuses, ...fields, ...examples];
}

function propertiesOf(contract: Contract, name: string): string[] {
  const own = (schema: Schema | undefined): string[] => {
    const parts = ((schema?.allOf ?? []) as Schema[]).flatMap((part) =>
      typeof part.$ref === "string" ? propertiesOf(contract, part.$ref.split("/").at(-1) ?? "") : own(part),
    );
    return [...new Set([...parts, ...Object.keys(schema?.properties ?? {})])];
  };
  return own(contract.components.schemas[name]);
}

/** The texts of the examples of a response. */
function namesIn(contract: Contract, node: unknown): string[] {
  if (typeof node !== "object" || node === null) return typeof node === "string" ? [node] : [];
  if ("$ref" in node && typeof node.$ref === "string") {
    const [, , section = "", name = ""] = node.$ref.split("/");
    return section === "schemas" ? [] : namesIn(contract, contract.components[section]?.[name]);
  }
  return Object.entries(node).flatMap(([key, child]) => (key === "schema" ? [] : namesIn(contract, child)));
}

import assert from "node:assert/strict";
import type { Located } from "../../../scripts/contract/contract.ts";
import type { Scenario, Stage } from "./stage.ts";

/** A table that is gone for a while, and the operations that need it, with a body where one is looked at first. */
interface Trouble {
  table: string;
  hit: Located[];
  body?: object;
}

export const databaseTrouble: Scenario = {
  name: "where a table of the database cannot be read, operations fail",
  since: "0.9.6",
  async run(stage) {
    const authorization = `Bearer ${await (await stage.admin()).getToken()}`;
    const headers = { authorization, "content-type": "application/json" };
    const troubles = stage.facts.since("0.12") ? newestTroubles(stage) : await olderTroubles(stage);
    for (const { table, hit, body = {} } of troubles) {
      stage.step(`no-table-${table}`);
      stage.inDatabase(`alter table ${table} rename to mislaid`);
      try {
        for (const { method, path } of hit) {
          const place = path.replace("{provider}", "oidc");
          const init = method === "post" ? { body: JSON.stringify(body) } : {};
          const { status } = await stage.send(method.toUpperCase(), place, { headers, ...init });
          assert.equal(status, stage.facts.databaseTrouble, `${method} ${path}`);
        }
      } finally {
        stage.inDatabase(`alter table mislaid rename to ${table}`);
      }
    }
  },
};

/** A write asks for the MFA policy first, whatever it is about; the rest asks who is there. */
function newestTroubles(stage: Stage): Trouble[] {
  const ours = stage.operations.filter(({ path }) => path.startsWith("/api/v1/auths/"));
  const writes = ({ method }: Located) => method === "post";
  return [
    { table: "config", hit: ours.filter(writes) },
    { table: "auth", hit: ours.filter((operation) => !writes(operation)) },
  ];
}

async function olderTroubles(stage: Stage): Promise<Trouble[]> {
  const { openid, operations, facts } = stage;
  // An address of its own, since the other one has asked for too many exchanges.
  stage.comeFrom("192.0.2.9");
  const named = (...names: string[]) =>
    operations.filter(({ operation: { operationId } }) => names.includes(operationId));
  const [person] = openid.people;
  assert(person);
  const token = await openid.accessToken(openid.script, { person, scope: "openid profile email" });
  return [
    {
      table: "user",
      hit: named("getSessionUser", "getAdminDetails", "getLdapConfig", "updateLdapConfig", "getApiKey"),
    },
    { table: "user", hit: named("generateApiKey", "deleteApiKey", "deleteOAuthSession") },
    { table: "user", hit: named("exchangeOAuthToken"), body: { token } },
    ...(facts.keepsSettingsInDatabase
      ? [{ table: "config", hit: named("signInLdap"), body: { user: "grace", password: "x" } }]
      : []),
  ];
}

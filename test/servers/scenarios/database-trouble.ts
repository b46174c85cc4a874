import assert from "node:assert/strict";
import type { Scenario } from "./stage.ts";

export const databaseTrouble: Scenario = {
  name: "where a table of the database cannot be read, every operation says that it is unavailable",
  since: "0.12",
  async run(stage) {
    const authorization = `Bearer ${await (await stage.admin()).getToken()}`;
    const headers = { authorization, "content-type": "application/json" };
    const ours = stage.operations.filter(({ path }) => path.startsWith("/api/v1/auths/"));
    const writes = ({ method }: { method: string }) => method === "post";
    // A write asks for the MFA policy first, whatever it is about; the rest asks who is there.
    const troubles = [
      { table: "config", hit: ours.filter(writes) },
      { table: "auth", hit: ours.filter((operation) => !writes(operation)) },
    ];
    for (const { table, hit } of troubles) {
      stage.step(`no-table-${table}`);
      stage.inDatabase(`alter table ${table} rename to mislaid`);
      try {
        for (const { method, path } of hit) {
          const body = method === "post" ? { body: "{}" } : {};
          const { status } = await stage.send(method.toUpperCase(), path.replace("{provider}", "oidc"), {
            headers,
            ...body,
          });
          assert.equal(status, 503, `${method} ${path}`);
        }
      } finally {
        stage.inDatabase(`alter table mislaid rename to ${table}`);
      }
    }
  },
};

import assert from "node:assert/strict";
import type { Scenario } from "./stage.ts";

const openOperations = ["signIn", "signInLdap", "signUp", "exchangeOAuthToken"];

export const redisDown: Scenario = {
  name: "where Redis is down, whatever has to ask it fails",
  async run(stage) {
    const { failsWithoutRedis } = stage.facts;
    const authorization = `Bearer ${await (await stage.admin()).getToken()}`;
    const headers = { authorization, "content-type": "application/json" };
    const hit = stage.operations.filter(({ path, operation: { operationId } }) => {
      if (!path.startsWith("/api/v1/auths/")) return false;
      if (failsWithoutRedis === "sign-out") return operationId === "signOut";
      return failsWithoutRedis === "everything" || !openOperations.includes(operationId);
    });
    await stage.redis.stop();
    stage.step("redis-down");
    try {
      for (const { method, path } of hit) {
        const body = method === "post" ? { body: "{}" } : {};
        const place = path.replace("{provider}", "oidc");
        const { status } = await stage.send(method.toUpperCase(), place, { headers, ...body });
        assert.equal(status, 500, `${method} ${path}`);
      }
    } finally {
      await stage.redis.start();
    }
  },
};

import { createFirstAdmin } from "./admin.ts";
import { startLdap } from "./ldap.ts";
import { bootOpenWebUI } from "./openwebui.ts";
import { startRedis } from "./redis.ts";
import type { Release } from "./releases.ts";
import { partOf, record, running } from "./running.ts";

export interface UpOptions {
  release: Release;
  env: Record<string, string>;
  redis: boolean;
  ldap: boolean;
  empty: boolean;
  port?: number;
}

/** Boots a server that goes on after this program; until it is ready an interrupt leaves nothing of it. */
export async function up({ release, env, port, ...wanted }: UpOptions): Promise<string> {
  const already = (await running()).find(({ version }) => version === release);
  if (already)
    throw new Error(
      `${release} already runs at ${already.url}. End it with: npm run servers -- down ${release}`,
    );

  const began = performance.now();
  await using redis = wanted.redis ? await startRedis() : undefined;
  await using ldap = wanted.ldap ? await startLdap() : undefined;
  await using server = await bootOpenWebUI({
    release,
    env,
    ...(redis && { redis }),
    ...(ldap && { ldap }),
    ...(port !== undefined && { port }),
  });
  const admin = wanted.empty ? undefined : await createFirstAdmin(server.baseUrl);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);

  await record({
    version: release,
    url: server.baseUrl,
    startedAt: new Date().toISOString(),
    parts: [
      partOf("Open WebUI", server.kept),
      ...(redis ? [partOf("Redis", redis.kept)] : []),
      ...(ldap ? [partOf("LDAP", ldap.kept)] : []),
    ],
  });
  for (const service of [server, redis, ldap]) await service?.kept.release();

  return [
    `Open WebUI ${release} is up after ${seconds} s: ${server.baseUrl}`,
    admin
      ? `  admin  ${admin.email}  password ${admin.password}`
      : "  empty: the first account that signs up becomes its admin",
    ...(redis ? [`  Redis  ${redis.url}`] : []),
    ...(ldap ? [`  LDAP   ${ldap.url}  bind ${ldap.bindDn}  password ${ldap.bindPassword}`] : []),
    ...(ldap?.people ?? []).map(
      ({ uid, mail, password }) =>
        `         ${uid}  password ${password}${mail ? "" : "  (has no mail: refused)"}`,
    ),
    `  log    ${server.kept.log}`,
    `  end    npm run servers -- down ${release}`,
  ].join("\n");
}

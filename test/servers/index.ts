export { type Admin, createFirstAdmin } from "./admin.ts";
export type { Person } from "./directory.ts";
export { type Ldap, ldapServerSettings, startLdap } from "./ldap.ts";
export { type Line, lines, parseLine, versions } from "./lines.ts";
export { bootOpenWebUI, type OpenWebUI, type OpenWebUIOptions } from "./openwebui.ts";
export { hasNoRedis, type Redis, startRedis } from "./redis.ts";
export { parseRelease, type Release, releases } from "./releases.ts";

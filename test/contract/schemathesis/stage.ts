import {
  bootOpenWebUI,
  createFirstAdmin,
  type Line,
  ldapServerSettings,
  type OpenWebUI,
  startLdap,
  startRedis,
} from "../../servers/index.ts";
import { newPassword } from "../../servers/secrets.ts";

/** What the Python side is told about the server; the shape that `world.py` reads. */
export interface Given {
  url: string;
  /** With it the hooks make session tokens: signing in for each case would run into the limit. */
  secret: string;
  admin: { email: string; password: string; token: string };
  /** A body for the route that sets the directory. */
  ldap: Record<string, unknown>;
  people: { uid: string; password: string }[];
}

export interface Stage extends AsyncDisposable {
  server: OpenWebUI;
  given: Given;
}

/** A real Open WebUI with its first admin, a Redis so that sign-out revokes, and a directory to sign in against. */
export async function setStage(line: Line): Promise<Stage> {
  await using started = new AsyncDisposableStack();
  const redis = started.use(await startRedis());
  const ldap = started.use(await startLdap());
  const secret = newPassword();
  const env = {
    WEBUI_SECRET_KEY: secret,
    USER_PERMISSIONS_FEATURES_API_KEYS: "true",
    // Every setting is a write of its own; without these two a run takes twice as long.
    DATABASE_ENABLE_SQLITE_WAL: "true",
    GLOBAL_LOG_LEVEL: "ERROR",
  };
  const server = started.use(await bootOpenWebUI({ release: line, redis, env }));
  const admin = await createFirstAdmin(server.baseUrl);
  const everything = started.move();
  return {
    server,
    given: {
      url: server.baseUrl,
      secret,
      admin,
      ldap: ldapServerSettings(ldap),
      people: ldap.people.map(({ uid, password }) => ({ uid, password })),
    },
    [Symbol.asyncDispose]: () => everything.disposeAsync(),
  };
}

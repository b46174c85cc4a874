import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { installedPython } from "./environment.ts";
import { Kept } from "./keep.ts";
import type { Ldap } from "./ldap.ts";
import type { Line } from "./lines.ts";
import type { OpenIdProvider } from "./openid.ts";
import { freePort, isFree, loopback } from "./ports.ts";
import type { Redis } from "./redis.ts";
import { parseRelease, type Release } from "./releases.ts";
import { newPassword, withoutSecrets } from "./secrets.ts";
import { bareEnvironment, type Service, untilReady } from "./service.ts";

export interface OpenWebUIOptions {
  /** A line stands for the release that it is proven on. */
  release: Release | Line;
  /** Settings of Open WebUI, as environment variables. They win over the ones given here. */
  env?: Record<string, string>;
  /** With Redis, sign-out revokes. The caller stops it. */
  redis?: Pick<Redis, "url">;
  /** Sets LDAP up from the start; leave it out to configure it through the API. The caller stops it. */
  ldap?: Pick<Ldap, "host" | "port" | "bindDn" | "bindPassword" | "searchBase">;
  /** Lets people sign in with an OpenID provider. The caller stops it. */
  openid?: Pick<OpenIdProvider, "issuer" | "chat">;
  /** Goes in front of Python's own module path. */
  extraPythonPath?: string;
  /** A free port unless given. */
  port?: number;
  timeoutMs?: number;
}

export interface OpenWebUI extends Service {
  baseUrl: string;
  version: Release;
  /** The file with its SQLite database. */
  database: string;
  /** Runs the command `open-webui` as its operator would, beside the server; answers what it wrote. */
  operate(...args: string[]): Promise<string>;
  kept: Kept;
}

/** Boots a real Open WebUI with an empty database, on 127.0.0.1. The first call for a release installs it. */
export async function bootOpenWebUI(options: OpenWebUIOptions): Promise<OpenWebUI> {
  const version = parseRelease(options.release);
  const port = options.port ?? (await freePort());
  if (!(await isFree(port)))
    throw new Error(`Port ${port} of ${loopback} is in use. Choose another one, or none.`);
  const python = await installedPython(version);
  const baseUrl = `http://${loopback}:${port}`;

  const kept = await Kept.open();
  try {
    const env = { ...bareEnvironment(kept.folder), ...settings(kept.folder), ...settingsOf(options) };
    const log = () => withoutSecrets(kept.readLog(), env);
    await mkdir(env.DATA_DIR, { recursive: true });
    await mkdir(env.STATIC_DIR, { recursive: true });
    const address = ["--host", loopback, "--port", String(port)];
    // On a busy machine a caller may pause for longer than the usual five seconds, and lose a connection just as it is used.
    const args = ["-m", "uvicorn", "open_webui.main:app", ...address, "--timeout-keep-alive", "120"];
    await kept.start({ command: python, args, env });
    await untilReady({
      name: `Open WebUI ${version}`,
      kept,
      isReady: async () => (await askVersion(baseUrl)) === version,
      timeoutMs: options.timeoutMs ?? 600_000,
      log,
    });
    const stop = () => kept.end();
    return {
      baseUrl,
      version,
      database: join(env.DATA_DIR, "webui.db"),
      async operate(...args) {
        const command = join(dirname(python), "open-webui");
        const { stdout } = await promisify(execFile)(command, args, {
          cwd: kept.folder,
          env,
          timeout: 120_000,
        });
        return stdout;
      },
      kept,
      log,
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await kept.end();
    throw error;
  }
}

function settings(folder: string) {
  return {
    DATA_DIR: join(folder, "data"),
    // Open WebUI rewrites this folder at every start; the one inside its package is shared by all its servers.
    STATIC_DIR: join(folder, "static"),
    FROM_INIT_PY: "true",
    OFFLINE_MODE: "true",
    HF_HUB_OFFLINE: "1",
    RAG_EMBEDDING_ENGINE: "openai",
    AUDIO_STT_ENGINE: "openai",
    ENABLE_OLLAMA_API: "false",
    ENABLE_OPENAI_API: "false",
    WEBUI_SECRET_KEY: newPassword(),
    SCARF_NO_ANALYTICS: "true",
    DO_NOT_TRACK: "true",
    ANONYMIZED_TELEMETRY: "false",
    PYTHONUNBUFFERED: "1",
  };
}

function settingsOf({ redis, ldap, openid, extraPythonPath, env }: OpenWebUIOptions): Record<string, string> {
  return {
    ...(redis && { REDIS_URL: redis.url }),
    ...(ldap && {
      ENABLE_LDAP: "true",
      LDAP_SERVER_HOST: ldap.host,
      LDAP_SERVER_PORT: String(ldap.port),
      LDAP_APP_DN: ldap.bindDn,
      LDAP_APP_PASSWORD: ldap.bindPassword,
      LDAP_SEARCH_BASE: ldap.searchBase,
      LDAP_USE_TLS: "false",
    }),
    ...(openid && {
      OPENID_PROVIDER_URL: `${openid.issuer}/.well-known/openid-configuration`,
      OAUTH_CLIENT_ID: openid.chat.id,
      OAUTH_CLIENT_SECRET: openid.chat.secret,
    }),
    ...(extraPythonPath && { PYTHONPATH: extraPythonPath }),
    ...env,
  };
}

async function askVersion(baseUrl: string): Promise<unknown> {
  try {
    const response = await fetch(`${baseUrl}/api/version`, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? ((await response.json()) as { version?: unknown }).version : undefined;
  } catch {
    return undefined;
  }
}

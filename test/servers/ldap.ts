import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { serverProgram } from "../../scripts/support/executables.ts";
import { bindDn, ldif, newPeople, type Person, searchBase, slapdConfiguration } from "./directory.ts";
import { Kept } from "./keep.ts";
import { freePort, loopback } from "./ports.ts";
import { newPassword } from "./secrets.ts";
import { bareEnvironment, type Service, untilReady } from "./service.ts";

export interface Ldap extends Service {
  url: string;
  host: string;
  port: number;
  bindDn: string;
  bindPassword: string;
  searchBase: string;
  people: Person[];
  /** Brings a stopped directory back at the same address, with the same people. */
  start(): Promise<void>;
  kept: Kept;
}

/** Starts an OpenLDAP server on 127.0.0.1 with three entries, one of them without mail. */
export async function startLdap(): Promise<Ldap> {
  const directory = { port: await freePort(), bindPassword: newPassword(), people: newPeople() };
  let kept = await launch(directory);
  const stop = () => kept.end();
  return {
    ...directory,
    url: urlOf(directory.port),
    host: loopback,
    bindDn,
    searchBase,
    get kept() {
      return kept;
    },
    async start() {
      await kept.end();
      kept = await launch(directory);
    },
    stop,
    log: () => kept.readLog(),
    [Symbol.asyncDispose]: stop,
  };
}

/** The settings with which Open WebUI reaches a directory, every one of them. */
export function ldapServerSettings({ host, port, bindDn, bindPassword, searchBase }: Ldap) {
  return {
    label: "Directory",
    host,
    port,
    attribute_for_mail: "mail",
    attribute_for_username: "uid",
    app_dn: bindDn,
    app_dn_password: bindPassword,
    search_base: searchBase,
    search_filters: "",
    use_tls: false,
    validate_cert: false,
    ciphers: "ALL",
  };
}

interface Directory {
  port: number;
  bindPassword: string;
  people: Person[];
}

async function launch({ port, bindPassword, people }: Directory): Promise<Kept> {
  const command = serverProgram("slapd", "slapd");
  const kept = await Kept.open();
  try {
    const configuration = join(kept.folder, "slapd.conf");
    const entries = join(kept.folder, "people.ldif");
    await mkdir(join(kept.folder, "database"));
    await writeFile(configuration, slapdConfiguration(kept.folder, bindPassword));
    await writeFile(entries, ldif(people));
    await promisify(execFile)(command, ["-T", "add", "-f", configuration, "-l", entries]);
    // A debug level, even none, is what keeps it in the foreground.
    const slapd = [command, "-d", "none", "-h", urlOf(port), "-f", configuration];
    // slapd reserves memory for every file that it might open: up to a gigabyte where the limit is a million.
    const args = ["-c", 'ulimit -n 1024; exec "$0" "$@"', ...slapd];
    await kept.start({ command: "/bin/sh", args, env: bareEnvironment(kept.folder) });
    const isReady = () => accepts(port);
    await untilReady({ name: "slapd", kept, isReady, timeoutMs: 20_000, log: () => kept.readLog() });
    return kept;
  } catch (error) {
    await kept.end();
    throw error;
  }
}

function urlOf(port: number): string {
  return `ldap://${loopback}:${port}/`;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: loopback, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

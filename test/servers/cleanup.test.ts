import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { serverProgram } from "../../scripts/support/executables.ts";
import { findPython } from "../../scripts/support/python.ts";
import { installedPython } from "./environment.ts";
import { folderPrefix, Kept } from "./keep.ts";
import { freePort } from "./ports.ts";
import { birthOf, isAlive } from "./processes.ts";
import { parseRelease } from "./releases.ts";
import type { Running } from "./running.ts";
import { withoutSecrets } from "./secrets.ts";

const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
const library = new URL("index.ts", import.meta.url).href;

let place: string;
let temporary: string;
let cache: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "servers-test-"));
  temporary = join(place, "tmp");
  cache = join(place, "cache", "open-webui-auths");
  await mkdir(temporary);
  await mkdir(cache, { recursive: true });
  // What is installed is shared; the records of running servers are this test's own.
  await mkdir(cacheFolder("environments"), { recursive: true });
  await symlink(cacheFolder("environments"), join(cache, "environments"));
});

afterEach(() => rm(place, { recursive: true, force: true }));

function run(args: string[]) {
  const env = { ...process.env, TMPDIR: temporary, XDG_CACHE_HOME: join(place, "cache") };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const outcome = {
    output: "",
    child,
    code: new Promise<number | null>((resolve) => child.on("close", resolve)),
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data: Buffer) => {
      outcome.output += data;
    });
  }
  return outcome;
}

async function servers(...args: string[]) {
  const started = run([cli, ...args]);
  const code = await started.code;
  return { code, output: started.output };
}

/** Processes that work in one of this test's folders, as all servers do that it starts. */
function processesOfTest(): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(temporary);
    } catch {
      return false;
    }
  });
}

const nothingIsLeft = () =>
  vi.waitFor(() => expect([...readdirSync(temporary), ...processesOfTest()]).toEqual([]), 20_000);

describe("a program that ends without stopping its servers", () => {
  const forgetful = (ending: string) =>
    `import { startRedis } from ${JSON.stringify(library)};
     await startRedis();
     console.log("started");
     ${ending}`;

  test.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("leaves nothing on %s", async (signal) => {
    const program = run(["--input-type=module", "-e", forgetful("setInterval(() => {}, 1000);")]);
    await vi.waitFor(() => expect(program.output).toContain("started"), 20_000);
    expect(processesOfTest()).toHaveLength(1);
    program.child.kill(signal);
    await nothingIsLeft();
  });

  test.each([
    ["an exception", "throw new Error('boom');"],
    ["its last line", ""],
  ])("leaves nothing after %s", async (_, ending) => {
    const program = run(["--input-type=module", "-e", forgetful(ending)]);
    await program.code;
    expect(program.output).toContain("started");
    await nothingIsLeft();
  });
});

describe("the command", () => {
  test("interrupted while a server boots, leaves nothing", async () => {
    await installedPython(parseRelease("0.6"));
    const booting = run([cli, "up", "0.6"]);
    await vi.waitFor(() => {
      const [folder = "none"] = readdirSync(temporary);
      expect(readFileSync(join(temporary, folder, "log.txt"), "utf8")).toContain("alembic");
    }, 60_000);
    booting.child.kill("SIGINT");
    await nothingIsLeft();
    expect(await servers("list")).toEqual({ code: 0, output: "None runs.\n" });
  });

  test("brings a server up that stays, lists it, refuses a second one and takes it down", async () => {
    const port = await freePort();
    const up = await servers(
      "up",
      "0.6",
      "--redis",
      "--port",
      String(port),
      "--env",
      "WEBUI_NAME=Analytical",
    );
    expect(up.output).toContain(`Open WebUI 0.6.42 is up`);
    expect(up.output).toMatch(/admin {2}ada@example\.com {2}password \S{20,}/);
    const config = await fetch(`http://127.0.0.1:${port}/api/config`);
    expect(await config.json()).toMatchObject({ name: "Analytical (Open WebUI)" });

    const list = await servers("list");
    expect(list.output).toContain(`0.6.42  http://127.0.0.1:${port}`);
    expect(processesOfTest()).toHaveLength(2);
    expect((await servers("up", "0.6")).output).toContain(`0.6.42 already runs at http://127.0.0.1:${port}`);

    expect((await servers("down", "0.6")).output).toContain("Ended 0.6.42");
    await nothingIsLeft();
    expect((await servers("down", "--all")).output).toBe("None of them runs.\n");
  });

  test("never ends a process that has only inherited the pid, and forgets the record", async () => {
    await using bystander = await Kept.open();
    const mark = await bystander.start({ command: "/bin/sleep", args: ["60"], env: {} });
    const folder = join(temporary, `${folderPrefix}stale`);
    await mkdir(folder);
    const stale: Running = {
      version: "0.6.42",
      url: "http://127.0.0.1:1",
      startedAt: "2020-01-01T00:00:00.000Z",
      parts: [{ name: "Open WebUI", folder, pid: mark.pid, birth: "another boot 1" }],
    };
    await mkdir(join(cache, "running"));
    await writeFile(join(cache, "running", "0.6.42.json"), JSON.stringify(stale));
    expect(await servers("down", "--all")).toEqual({ code: 0, output: "None of them runs.\n" });
    expect(isAlive(mark)).toBe(true);
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(join(cache, "running"))).toEqual([]);
  });

  test("says what is wrong with a record that it cannot read", async () => {
    await mkdir(join(cache, "running"));
    await writeFile(join(cache, "running", "0.6.42.json"), "{");
    const { code, output } = await servers("list");
    expect(code).toBe(1);
    expect(output).toContain("delete the record");
  });

  test.each([
    [["up", "0.5"], '"0.5" is no release of Open WebUI that is known here. The nearest: 0.6.0.'],
    [["up", "0.6.17"], "The nearest: 0.6.16 and 0.6.18."],
    [["up", "0.6", "--env", "NAME"], '--env takes NAME=VALUE, not "NAME"'],
    [["up", "0.6", "--port", "99999"], '--port takes 1 to 65535, not "99999"'],
    [["down"], "down takes a release, as in down 0.9.2, or --all"],
    [["sideways"], 'There is no command "sideways"'],
  ])("%j is refused with a reason", async (args, reason) => {
    const { code, output } = await servers(...args);
    expect(code).toBe(1);
    expect(output).toContain(reason);
  });
});

test("a server that dies while it boots is reported with the end of its log", async () => {
  const { output, code } = await servers("up", "0.6", "--env", "DATABASE_URL=nonsense://nowhere");
  expect(code).toBe(1);
  expect(output).toMatch(
    /Open WebUI 0\.6\.42 ended with exit code \d+ before it was ready\. Its log ends with:/,
  );
  expect(output).toContain("handle_peewee_migration");
  await nothingIsLeft();
});

describe("a missing program", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("Python: the message says which and how to get it", async () => {
    vi.stubEnv("PATH", temporary);
    await expect(findPython()).rejects.toThrow(
      /Open WebUI runs on Python 3\.11 or 3\.12\. None was found on PATH/,
    );
  });

  test("a Python that is too old or too new: the message says what was found", async () => {
    await writeFile(join(temporary, "python3"), "#!/bin/sh\necho 3.9.2\necho /usr/bin/python3\n", {
      mode: 0o755,
    });
    vi.stubEnv("PATH", temporary);
    await expect(findPython()).rejects.toThrow(`Found only 3.9.2 at ${temporary}/python3`);
  });

  test("a server: the message names Debian's package", () => {
    expect(() => serverProgram("no-such-slapd", "slapd")).toThrow("apt-get install slapd");
  });
});

test("secrets are left out of logs by the names of their variables", () => {
  const env = { WEBUI_SECRET_KEY: "hush-hush", LDAP_APP_PASSWORD: "open-sesame", DATA_DIR: "/data" };
  expect(withoutSecrets("key hush-hush, password open-sesame in /data", env)).toBe(
    "key <WEBUI_SECRET_KEY>, password <LDAP_APP_PASSWORD> in /data",
  );
});

test("a process has one birth and none after its end", async () => {
  const child = spawn("/bin/sleep", ["60"]);
  const pid = child.pid ?? 0;
  const birth = birthOf(pid);
  expect(birth).toBeDefined();
  await sleep(50);
  expect(birthOf(pid)).toBe(birth);
  child.kill();
  await vi.waitFor(() => expect(birthOf(pid)).toBeUndefined());
});

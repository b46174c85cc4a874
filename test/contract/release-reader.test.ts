import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Facts } from "../../scripts/releases/facts.ts";
import { moved } from "../../scripts/releases/moved.ts";
import { readFromFolders } from "../../scripts/releases/read.ts";
import { findPython } from "../../scripts/support/python.ts";
import { serve } from "../support/serve.ts";

const fixture = fileURLToPath(new URL("fixtures/release/open_webui", import.meta.url));
const command = fileURLToPath(new URL("../../scripts/releases/main.ts", import.meta.url));

const temporary: string[] = [];
afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true });
});

/** What is planted: the file, its text, what that becomes, and what has to be told. */
const planted: [string, string, string, string, string[]][] = [
  [
    "a renamed field",
    "models/auths.py",
    "    email: str",
    "    mail: str",
    ["`SigninForm.mail: str` is new", "`SigninForm.email: str` is gone"],
  ],
  [
    "another default",
    "models/auths.py",
    "default=7",
    "default=8",
    ["`SigninForm.days` was `int = 7`, is `int = 8`"],
  ],
  [
    "a default of a setting",
    "config.py",
    '"4w"',
    '"1h"',
    ["the setting `JWT_EXPIRES_IN` was `'4w'`, is `'1h'`"],
  ],
  [
    "another text",
    "constants.py",
    "Wrong name",
    "False name",
    [
      "`POST /signin` raises 400 `False name or password.`",
      "`POST /signin` raises no more 400 `Wrong name or password.`",
    ],
  ],
  [
    "a text in a helper",
    "utils/auth.py",
    "Who are you?",
    "Speak up",
    ["`GET /admin/config` and `POST /admin/config/{section}` raise 401 `Speak up`"],
  ],
  [
    "another status",
    "utils/auth.py",
    "HTTP_401_UNAUTHORIZED",
    "HTTP_403_FORBIDDEN",
    ["`GET /admin/config` and `POST /admin/config/{section}` raise 403 `Who are you?`"],
  ],
  [
    "a new route",
    "routers/auths.py",
    '@router.get("/signout")',
    '@router.get("/signout")\n@router.post("/signout")',
    ["`POST /signout` is new"],
  ],
  [
    "a key of an answer",
    "routers/auths.py",
    '"LABEL": "b"}',
    '"LABEL": "b", "MORE": "c"}',
    ["`GET /admin/config` and `POST /admin/config/{section}` return `MORE`"],
  ],
  [
    "a flag",
    "config.py",
    '{"notes": True}',
    '{"notes": True, "maps": True}',
    ["`permissions.features.maps` is new"],
  ],
  [
    "a cookie",
    "routers/auths.py",
    'key="token"',
    'key="session"',
    ["`POST /signin` sets the cookie `session`"],
  ],
  ["a middleware", "main.py", '"Closed"', '"Back soon"', ["`every route` raises 503 `Back soon`"]],
  [
    "another rule",
    "utils/auth.py",
    "< 3",
    "< 4",
    ["the code of `utils.auth.validate_password` is not the same: read it"],
  ],
  [
    "nothing where only comments and log lines are other",
    "routers/auths.py",
    "    try:\n",
    '    # as before\n    log.info("hello")\n    try:\n',
    [],
  ],
];

describe("the sources of a release", () => {
  let facts: Facts = {};
  const mutants = new Map<string, Facts>();

  beforeAll(async () => {
    const folders = planted.map(([what, file, old, changed]) => {
      const folder = copyOfFixture();
      const text = readFileSync(join(folder, file), "utf8");
      if (!text.includes(old)) throw new Error(`${what}: ${file} has no ${old}`);
      writeFileSync(join(folder, file), text.replace(old, changed));
      return folder;
    });
    const [own, ...others] = await readFromFolders([fixture, ...folders]);
    facts = own as Facts;
    for (const [index, [what]] of planted.entries()) mutants.set(what, others[index] as Facts);
  }, 120_000);

  it("say which errors reach a caller", () => {
    const errors = Object.keys(facts).filter((key) => key.includes(" raises "));
    expect(errors.map((key) => key.replace("/api/v1/auths", ""))).toEqual([
      "GET /admin/config raises 401 Who are you?",
      "GET /admin/config raises 403 You may not do this.",
      "GET /signout raises 503 Not now",
      "POST /admin/config/{section} raises 400 Field LABEL is empty",
      "POST /admin/config/{section} raises 401 Who are you?",
      "POST /admin/config/{section} raises 403 You may not do this.",
      "POST /signin raises 400 Too short.",
      "POST /signin raises 400 Wrong name or password.",
      "POST /signin raises 500 Broken.",
      "every route raises 503 Closed",
    ]);
  });

  it.each(planted)("tell of %s", (what, _file, _old, _new, sentences) => {
    const told = moved(facts, mutants.get(what) as Facts);
    if (sentences.length === 0) expect(told).toEqual([]);
    else expect(told).toEqual(expect.arrayContaining(sentences));
  });

  it("are not taken for read where they hold no route", async () => {
    const folder = copyOfFixture();
    rmSync(join(folder, "routers"), { recursive: true });
    rmSync(join(folder, "main.py"));
    await expect(readFromFolders([folder])).rejects.toThrow("no route was found");
  });
});

describe("a check for new releases", { timeout: 120_000 }, () => {
  it.each([
    ["in parts", true],
    ["whole", false],
  ])("reads a wheel %s", async (_, ranges) => {
    const index = await packageIndex("0.12.5", ranges);
    const result = await check(index.url);
    expect(result.stdout).toContain("0.12.5, after 0.12.4:");
    expect(result.stdout).toContain("`SigninForm.days: int = 7` is new");
    expect(result.status).toBe(1);
    if (ranges) expect(index.sent()).toBeLessThan(200_000);
    else expect(index.sent()).toBeGreaterThan(1_000_000);
  });

  it("ends with 0 when there is none", async () => {
    const index = await packageIndex("0.12.4", true);
    expect(await check(index.url)).toMatchObject({ status: 0, stdout: "nothing is newer than 0.12.4\n" });
  });

  it("ends with 2 when the index cannot be reached", async () => {
    expect(await check("http://127.0.0.1:9")).toMatchObject({ status: 2, stdout: "" });
  });

  it("ends with 2 and the nearest release for one that never was", async () => {
    const index = await packageIndex("0.12.4", true);
    const result = await check(index.url, "0.6.17");
    expect(result.status).toBe(2);
    expect(result.stderr).toContain("there is no release 0.6.17 on the index; the nearest known is 0.6.18");
  });
});

function copyOfFixture(): string {
  const folder = temporaryFolder();
  cpSync(fixture, join(folder, "open_webui"), { recursive: true });
  return join(folder, "open_webui");
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "releases-"));
  temporary.push(folder);
  return folder;
}

/** A package index with the fixture as one release, and much in its wheel that nobody has to read. */
async function packageIndex(release: string, ranges: boolean) {
  const package_ = copyOfFixture();
  writeFileSync(
    join(package_, "picture.bin"),
    crypto.getRandomValues(new Uint8Array(65_536)).toString().repeat(20),
  );
  const wheel = join(temporaryFolder(), `open_webui-${release}-py3-none-any.whl`);
  const { executable } = await findPython();
  execFileSync(executable, ["-m", "zipfile", "-c", wheel, package_]);
  const bytes = readFileSync(wheel);
  let sent = 0;
  const { url } = await serve((request, response) => {
    if (!request.url?.endsWith(".whl")) {
      const name = wheel.split("/").at(-1);
      return response.setHeader("content-type", "text/html").end(`<a href="/${name}">${name}</a>`);
    }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    const part = ranges && from && to ? bytes.subarray(Number(from), Number(to) + 1) : bytes;
    if (ranges) response.setHeader("accept-ranges", "bytes");
    response.setHeader("content-length", part.length).setHeader("content-type", "application/octet-stream");
    response.statusCode = part === bytes ? 200 : 206;
    if (request.method === "HEAD") return response.end();
    sent += part.length;
    return response.end(part);
  });
  return { url, sent: () => sent };
}

/** Runs the command with an index of the test's own. */
async function check(index: string, ...releases: string[]) {
  const child = spawn(process.execPath, [command, "check", ...releases], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      XDG_CACHE_HOME: temporaryFolder(),
      PIP_CONFIG_FILE: "/dev/null",
      PIP_INDEX_URL: index,
      PIP_RETRIES: "0",
    },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const status = await new Promise((resolve) => child.on("close", resolve));
  return { status, stdout, stderr };
}

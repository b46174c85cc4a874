import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  afterAll,
  beforeAll,
  describe,
  type ExpectStatic,
  expect,
  inject,
  it,
  type TestContext,
  vi,
} from "vitest";
import { type Contract, operationsOf, readContract } from "../../scripts/contract/contract.ts";
import { bundleOf, chooseLine, readLines } from "../../scripts/contract/lines.ts";
import { startMockServer } from "../../scripts/mock/server.ts";
import { everyOperation, onLine, walk } from "../../scripts/start/walk.ts";
import { freePortFrom, isFree } from "../../scripts/support/port.ts";
import { type Front, type FrontOptions, startFront } from "./front.ts";
import { copyProject, type Ending, Program, root, runScript, startScript } from "./project.ts";

// Each run derives every line, and several share the processors.
vi.setConfig({ testTimeout: 300_000 });

const hasPty = answers("script", ["--version"]).includes("util-linux");
const hasCurl = answers("curl", ["--version"]) !== "" && answers("bash", ["--version"]) !== "";
const mockUrl = inject("mockUrl");
const names = Object.keys(everyOperation);
const lines = readLines();
const newest = chooseLine();
const newestContract = readContract(bundleOf(newest.line));

/** What must never be shown: the passwords of the walk, any JWT, any API key. */
const secrets = [
  /correct horse|nanoseconds are|a ship in port/,
  /[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
  /sk-\w/,
  /Bearer \S*\w{4}/,
];
/** What every colour begins with. */
const colouring = "\u001b[";

const defaultPort = createServer();
beforeAll(() => listen(defaultPort, 4010));
afterAll(() => void defaultPort.close());

describe.concurrent("npm start -- --once", () => {
  it("shows every operation and the session, and no secret", async (context) => {
    const { expect } = context;
    const port = await anyFreePort();
    const args = ["--once", "--port", String(port)];
    const { code, stdout, stderr } = await runScript(context, copyProject(context), "start", args);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain(`http://127.0.0.1:${port}\n`);
    expect(stdout).toContain(`Mock of Open WebUI ${newest.release} `);
    expectWalked(expect, stdout, newestContract);
    expect(stdout).toContain("├─ email: ada@example.com\n");
    expect(stdout).toMatch(/^├─ token: redacted, \d+ characters$/m);
    expect(permissionsIn(stdout)).toEqual(permissionsOf(newestContract));
    for (const secret of secrets) expect(stdout).not.toMatch(secret);
    expect(stdout, "colours are for terminals").not.toContain(colouring);
  });

  it("does the same on the line that it is told, with the requests of that line", async (context) => {
    const { expect } = context;
    const args = ["--once", "--line", "0.6", "--port", String(await anyFreePort())];
    const { code, stdout, stderr } = await runScript(context, copyProject(context), "start", args);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toContain("Mock of Open WebUI 0.6.42 ");
    expect(stdout).toMatch(/^✓ signOut +GET /m);
    const contract = readContract(bundleOf("0.6"));
    expectWalked(expect, stdout, contract);
    expect(permissionsIn(stdout)).toEqual(permissionsOf(contract));
  });

  it.skipIf(!hasPty)("has colour on a terminal", async (context) => {
    const command = `${process.execPath} scripts/start/main.ts --bogus`;
    const { code, stdout } = await onTerminal(context, root, command, { TERM: "xterm-256color" }).ended;
    context.expect(stdout).toContain(colouring);
    context.expect(code).toBe(1);
  });
});

describe.concurrent("a reader that has seen enough", () => {
  it.for(["generate", "mock", "start"])("ends %s without a word", async (script, context) => {
    const program = startScript(context, root, script, ["--help"]);
    program.stopReading();
    context.expect(await program.ended).toMatchObject({ code: 1, stderr: "" });
  });
});

describe.concurrent("npm start keeps the mock running", () => {
  it("on 4010 or the next free port, with a curl line that works, until Ctrl-C", async (context) => {
    const { expect } = context;
    const start = startScript(context, copyProject(context), "start");
    await start.until(() => start.stdout.includes("until Ctrl-C"));
    const url = urlIn(start.stdout);
    expect(Number(url.port)).toBeGreaterThan(4010);

    const line = start.stdout.split("\n").find((one) => one.startsWith("  curl "));
    expect(line).toBeDefined();
    const session = hasCurl ? execFileSync("bash", ["-c", line ?? ""], { encoding: "utf8" }) : undefined;
    if (session) expect(JSON.parse(session)).toMatchObject({ email: "ada@example.com", role: "admin" });

    // npm passes on the Ctrl-C that the terminal has sent already.
    start.signal("SIGINT");
    start.signal("SIGINT");
    const ending = await start.ended;
    expect(ending).toMatchObject({ code: 0, stderr: "" });
    expect(ending.stdout).toContain("The mock has stopped.");
    expect(await isFree(Number(url.port))).toBe(true);
    for (const secret of secrets) expect(ending.stdout).not.toMatch(secret);
  });

  it("on the port it is told, without colour on a terminal that asks for none, until it must end", async (context) => {
    const { expect } = context;
    const project = copyProject(context);
    const port = await anyFreePort();
    const command = `echo $$ > pid; exec ${process.execPath} scripts/start/main.ts --port ${port}`;
    const start = onTerminal(context, project, command, { NO_COLOR: "1" });
    await start.until(() => start.stdout.includes("until Ctrl-C"));
    await fetch(`http://127.0.0.1:${port}/api/v1/auths/`, { headers: { connection: "keep-alive" } });
    process.kill(Number(readFileSync(join(project, "pid"), "utf8")), "SIGTERM");
    const { code, stdout } = await start.ended;
    expect(stdout).toContain(`${names.length} of ${names.length} operations`);
    expect(stdout).toContain("The mock has stopped.");
    const cleared = `\r${colouring}K`;
    expect(stdout.replace(cleared, "")).not.toContain(colouring);
    expect(code).toBe(0);
    expect(await isFree(port)).toBe(true);
  });
});

describe.concurrent("npm start says in words, at once, what cannot work:", () => {
  it.for([
    { args: ["--port", "abc"], says: "--port abc is not a port; use 1 to 65535" },
    { args: ["--line", "0.5"], says: "there is no line 0.5; there are 0.6-early, 0.6" },
    { args: ["--line", ""], says: "there is no line ; there are 0.6-early, 0.6, 0.7" },
    { args: ["--port", "65536"], says: "--port 65536 is not a port" },
    { args: ["--bogus"], says: "Unknown option '--bogus'" },
    { args: ["stray"], says: "Unexpected argument 'stray'" },
    { args: ["--server", "http://127.0.0.1:1"], says: "--server needs --email" },
    { args: ["--server", "not-a-url", "--email", "a@b.example"], says: "--server must be a URL such as" },
    { args: ["--server", "", "--email", "a@b.example"], says: "--server must be a URL such as" },
    {
      args: ["--server", "http://ada:open-sesame@127.0.0.1:1", "--email", "a@b.example"],
      says: "--server must be a URL without user name, password",
    },
    { args: ["--server", "http://127.0.0.1:1", "--email", "a@b.example"], says: "set OPEN_WEBUI_PASSWORD" },
    { args: ["--password", "open-sesame"], says: "do not pass a password as an argument" },
    { args: ["--password=open-sesame"], says: "do not pass a password as an argument" },
  ])("$says", async ({ args, says }, context) => {
    expectFailure(context.expect, await runScript(context, root, "start", args), says);
  });

  it("a port in use", async (context) => {
    const port = await anyFreePort();
    const server = createServer();
    await listen(server, port);
    context.onTestFinished(() => void server.close());
    const ending = await runScript(context, root, "start", ["--port", String(port)]);
    expectFailure(context.expect, ending, `port ${port} is in use; use another one, or leave out --port`);
  });

  it("a server that does not answer", async (context) => {
    const url = `http://127.0.0.1:${await anyFreePort()}`;
    expectFailure(context.expect, await readFrom(context, url, root), `no Open WebUI answers at ${url}`);
  });

  it("a server that is no Open WebUI", async (context) => {
    const { url, asked } = await startFront(context, { behind: mockUrl, version: "<!doctype html>" });
    const ending = await readFrom(context, url, root);
    expectFailure(context.expect, ending, `no Open WebUI answers at ${url}`);
    context.expect(asked.map(({ what }) => what)).toEqual(["GET /api/version"]);
  });
});

describe.concurrent("npm start -- --server", () => {
  it("signs in, reads, signs out, and shows no secret", async (context) => {
    const { expect } = context;
    const { url, asked } = await startFront(context, { behind: mockUrl, prefix: "/chat" });
    const { code, stdout, stderr } = await readFrom(context, `${url}/`);
    expect(stderr).toBe("");
    expect(stdout).toContain(`Open WebUI 0.6.42 at ${url}\n`);
    expect(stdout).toContain("10 of 10 operations match the contract");
    expect(stdout).toContain("├─ email: ada@example.com\n");
    expect(code).toBe(0);
    for (const secret of [...secrets, /open-sesame/]) expect(stdout).not.toMatch(secret);

    expect(asked.map(({ what }) => what)).toEqual([
      "GET /api/version",
      "GET /api/version",
      "GET /api/config",
      "POST /api/v1/auths/signin",
      "GET /api/v1/auths/",
      "GET /api/v1/auths/admin/details",
      "GET /api/v1/auths/admin/config",
      "GET /api/v1/auths/admin/config/ldap/server",
      "GET /api/v1/auths/admin/config/ldap",
      "GET /api/v1/auths/api_key",
      "GET /api/v1/auths/signout",
    ]);
    expect(JSON.parse(asked[3]?.body ?? "")).toEqual({ email: "ada@example.com", password: "open-sesame" });
    const carried = asked.map(({ authorization }) => authorization !== undefined);
    expect(carried).toEqual([false, false, false, false, ...asked.slice(4).map(() => true)]);
  });

  it("asks for a password, never shows it, and tries nothing else when it is wrong", async (context) => {
    const { expect } = context;
    const prefer = { "POST /api/v1/auths/signin": "code=400, example=invalidCredentials" };
    const { url, asked } = await startFront(context, {
      behind: mockUrl,
      prefer,
      version: { version: "0.99.1", deployment_id: "" },
    });
    const { code, stdout, stderr } = await readFromTerminal(context, url);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ signIn +POST \/api\/v1\/auths\/signin +400 /m);
    expect(stdout).toContain("signIn: The email or password provided is incorrect.");
    expect(stdout).toContain("1 of 12 operations match the contract; 9 not tried without a session");
    expect(stdout).toContain(
      `Open WebUI 0.99.1 at ${url}; checked against ${newest.line}, so expect differences`,
    );
    expect(stdout + stderr).not.toContain("open-sesame");
    expect(asked.map(({ body }) => body && JSON.parse(body).password)).toEqual(["", "", "", "open-sesame"]);
  });

  it("takes the contract of the server's line", async (context) => {
    const { expect } = context;
    const { url, asked } = await startServerOf(context, "0.10", "0.10.7");
    const { code, stdout } = await readFrom(context, url);
    expect(stdout).toContain(`Open WebUI 0.10.7 at ${url}\n`);
    expect(stdout).toContain("11 of 11 operations match the contract");
    expect(asked.map(({ what }) => what)).toContain("GET /api/v1/auths/admin/config/oauth");
    expect(asked.at(-1)?.what).toBe("POST /api/v1/auths/signout");
    expect(code).toBe(0);
  });

  it("takes the contract of the line that it is told", async (context) => {
    const { expect } = context;
    const { url, asked } = await startServerOf(context, "0.10", "0.10.7");
    const { code, stdout } = await readFrom(context, url, copyProject(context), ["--line", "0.6"]);
    expect(stdout).toContain(`Open WebUI 0.10.7 at ${url}; checked against 0.6, so expect differences\n`);
    expect(asked.slice(-2).map(({ what }) => what)).toEqual([
      "GET /api/v1/auths/signout",
      "POST /api/v1/auths/signout",
    ]);
    expect(code, "0.6 knows GET, the server behind does not").toBe(1);
  });

  it("stops where the server asks for a second factor", async (context) => {
    const { expect } = context;
    const alter = {
      "POST /api/v1/auths/signin": changedBody(() => ({
        next_step: "verify",
        challenge_token: `5b1f2f0e-0000-4000-8000-000000000000.${"made-up".padEnd(43, "-")}`,
        expires_in: 300,
      })),
    };
    const { url, asked } = await startServerOf(context, "0.12", "0.12.4", alter);
    const { code, stdout } = await readFrom(context, url);
    expect(stdout).toContain(
      "    signIn: the server requires another step (verify), which is not supported here\n\n",
    );
    expect(stdout).toContain("2 of 12 operations match the contract; 9 not tried without a session");
    expect(stdout).not.toContain("made-up");
    expect(asked.map(({ what }) => what)).toEqual([
      "GET /api/version",
      "GET /api/version",
      "GET /api/config",
      "POST /api/v1/auths/signin",
    ]);
    expect(code).toBe(1);
  });

  it("fails when an answer is not as the contract says, and still signs out", async (context) => {
    const { expect } = context;
    const alter = {
      "GET /api/v1/auths/": changedBody((body) => ({ ...body, permissions: null })),
    };
    const { url, asked } = await startFront(context, { behind: mockUrl, alter });
    const { code, stdout, stderr } = await readFrom(context, url);
    expect(stderr).toBe("");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^✗ getSessionUser .*\n {4}getSessionUser 200: body\/permissions must be object$/m,
    );
    expect(stdout).toContain("9 of 10 operations match the contract");
    expect(stdout, "no tree of an answer that does not fit").not.toContain("├─");
    expect(asked.at(-1)?.what).toBe("GET /api/v1/auths/signout");
  });
});

describe("the walk", () => {
  it("holds status, headers, content type and body of every answer against the contract", async (context) => {
    const { expect } = context;
    const withHeader = (name: string, value: string | undefined) => (answer: Response) => {
      const headers = new Headers(answer.headers);
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
      return new Response(answer.body, { status: answer.status, headers });
    };
    const alter = {
      "POST /api/v1/auths/update/profile": changedBody(({ name, ...rest }) => rest),
      "POST /api/v1/auths/update/password": () => new Response("true"),
      "GET /api/v1/auths/admin/details": changedBody((body) => ({ ...body, email: null })),
      "GET /api/v1/auths/admin/config/ldap": withHeader("x-powered-by", "a proxy"),
      "POST /api/v1/auths/add": () => Response.json({ detail: "I'm a teapot" }, { status: 418 }),
      "POST /api/v1/auths/signup": withHeader("set-cookie", undefined),
      "GET /api/v1/auths/signout": () => new Response("Internal Server Error", { status: 500 }),
    };
    const { url: baseUrl } = await startFront(context, { behind: mockUrl, alter });
    const calls = onLine("0.6");
    const seen: string[] = [];
    const { steps, session } = await walk(
      { baseUrl, line: "0.6", calls, refusable: false },
      ({ operation }) => seen.push(operation),
    );
    expect(seen).toEqual(Object.keys(calls));
    expect(session?.email).toBe("ada@example.com");
    const problems = steps.filter((step) => step.problems.length > 0);
    expect(Object.fromEntries(problems.map((step) => [step.operation, step.problems]))).toEqual({
      updateProfile: ["updateProfile 200: body must have required property 'name'"],
      updatePassword: ["updatePassword 200: the content type text/plain is not documented"],
      getAdminDetails: ["getAdminDetails 200: body/email must be string"],
      getLdapConfig: ["getLdapConfig 200: the header x-powered-by is not documented"],
      addUser: [
        "addUser: the server answered 418 with other JSON than expected; baseUrl may be wrong, or the server is not Open WebUI 0.6, as serverVersion says: ask detectServerVersion",
        "addUser 418: the status is not documented",
      ],
      signUp: ["signUp 200: the header set-cookie is missing"],
      signOut: [
        "signOut: the server answered 500; the token is forgotten here, but the session may live on there",
      ],
    });
  });
});

describe("the calls", () => {
  it.each(lines)("of $line are all its operations", ({ line }) => {
    const operations = operationsOf(readContract(bundleOf(line))).map(
      ({ operation }) => operation.operationId,
    );
    expect(Object.keys(onLine(line)).sort()).toEqual(operations.sort());
  });
});

describe.concurrent("npm run mock", () => {
  it("serves on the port it is given until it is asked to end", async (context) => {
    const { expect } = context;
    const port = await anyFreePort();
    const args = ["--port", String(port), "--line", lines[0]?.line ?? ""];
    const mock = startScript(context, copyProject(context), "mock", args);
    await mock.until(() => mock.stdout.includes("Ctrl-C"));
    expect(mock.stdout).toBe(`Mock of the contract: http://127.0.0.1:${port} (Ctrl-C to stop)\n`);
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/auths/`);
    expect(answer.status).toBe(401);
    mock.signal("SIGINT");
    expect(await mock.ended).toMatchObject({ code: 0, stderr: "" });
    expect(await isFree(port)).toBe(true);
  });

  it.for([
    {
      args: ["--line", "0.0"],
      says: `there is no line 0.0; there are ${lines.map(({ line }) => line).join(", ")}`,
    },
    { args: ["--port", "0"], says: "--port 0 is not a port; use 1 to 65535" },
    { args: ["--port", "4010"], says: "port 4010 is in use; use another one, or leave out --port" },
    { args: ["--bogus"], says: "Unknown option '--bogus'" },
  ])("says in words what cannot work: $says", async ({ args, says }, context) => {
    expectFailure(context.expect, await runScript(context, root, "mock", args), says);
  });
});

/** A server that answers as a mock of that line does, and says that it is that version. */
async function startServerOf(
  context: TestContext,
  line: string,
  version: string,
  alter: FrontOptions["alter"] = {},
): Promise<Front> {
  const { url: behind, close } = await startMockServer(fileURLToPath(bundleOf(line)), 0);
  context.onTestFinished(close);
  return startFront(context, { behind, version: { version, deployment_id: "" }, alter });
}

function readFrom(
  context: TestContext,
  url: string,
  folder = copyProject(context),
  more: string[] = [],
): Promise<Ending> {
  const args = ["--server", url, "--email", "ada@example.com", ...more];
  return runScript(context, folder, "start", args, { OPEN_WEBUI_PASSWORD: "open-sesame" });
}

/** As somebody who types the password. */
async function readFromTerminal(context: TestContext, url: string): Promise<Ending> {
  if (!hasPty) return readFrom(context, url);
  const command = `${process.execPath} scripts/start/main.ts --server ${url} --email ada@example.com`;
  const program = onTerminal(context, copyProject(context), command, { NO_COLOR: "1" });
  await program.until(() => program.stdout.includes("Password of ada@example.com"));
  program.write("open-sesame\r");
  return program.ended;
}

/** A failure is words on the error output, and nothing else. */
function expectFailure(expect: ExpectStatic, { code, stdout, stderr }: Ending, says: string): void {
  expect(stderr).toContain(says);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain(colouring);
  expect(stdout + stderr).not.toContain("open-sesame");
  expect(stdout).toBe("");
  expect(code).toBe(1);
}

function changedBody(change: (body: Record<string, unknown>) => unknown) {
  return async (answer: Response) =>
    new Response(JSON.stringify(change((await answer.json()) as Record<string, unknown>)), {
      status: answer.status,
      headers: answer.headers,
    });
}

/** The tree's permissions: each area with its flags. */
function permissionsIn(stdout: string): Record<string, string[]> {
  const areas: Record<string, string[]> = {};
  let flags: string[] = [];
  for (const line of stdout.slice(stdout.indexOf("└─ permissions")).split("\n")) {
    const area = /^ {3}[├└]─ (\w+)$/.exec(line)?.[1];
    if (area) areas[area] = flags = [];
    const flag = /^ {3}[│ ] {2}[├└]─ (\w+): (?:yes|no)$/.exec(line)?.[1];
    if (flag) flags.push(flag);
  }
  return areas;
}

/** Every operation of a contract has a row, and it is good. */
function expectWalked(expect: ExpectStatic, stdout: string, contract: Contract): void {
  const operations = operationsOf(contract);
  expect(stdout).toContain(`${operations.length} of ${operations.length} operations match the contract`);
  for (const { operation, method, path } of operations) {
    const request = `${method.toUpperCase()} ${path.replaceAll("{provider}", "oidc")}`;
    expect(stdout).toMatch(new RegExp(`^✓ ${operation.operationId} +${request} +200 +\\d+ ms$`, "m"));
  }
}

function permissionsOf(contract: Contract): Record<string, string[]> {
  const propertiesOf = (model: string) =>
    contract.components.schemas[model]?.properties as Record<string, { $ref?: string }>;
  return Object.fromEntries(
    Object.entries(propertiesOf("Permissions")).map(([area, { $ref = "" }]) => [
      area,
      Object.keys(propertiesOf($ref.slice($ref.lastIndexOf("/") + 1))),
    ]),
  );
}

function urlIn(stdout: string): URL {
  return new URL(/http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0] ?? "");
}

/** Far from 4010, where other mocks may run, and another one for each. */
function anyFreePort(): Promise<number> {
  nextPort += 10;
  return freePortFrom(nextPort);
}
let nextPort = 20_000 + (process.pid % 1_000) * 10;

/** Listens on a port, unless somebody else does already. */
async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch(() => undefined);
}

/** Starts a command with a terminal as its output, if `script` of util-linux is there to make one. */
function onTerminal(context: TestContext, folder: string, command: string, env: NodeJS.ProcessEnv): Program {
  const program = hasPty ? ["script", "-qec", command, "/dev/null"] : ["sh", "-c", command];
  return new Program(context, folder, program, { TERM: "xterm", ...env });
}

function answers(program: string, args: string[]): string {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}

import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import type { Exchange } from "../../scripts/exchanges.ts";
import { inExamples, type Started, start } from "./started.ts";

const folder = inExamples("gafaelfawr");
const vite = inExamples("node_modules/vite/bin/vite.js");

/** A login at the stand-in. */
export interface Login {
  /** What the cookie `gafaelfawr` holds. */
  readonly cookie: string;
  /** As of now; another login changes it. */
  csrf: string;
  /** What Prism is to prefer. */
  prefer?: string;
}

/** What a request for a token was. */
export interface Asked {
  readonly path: string;
  readonly csrf: string | undefined;
  readonly body: { token_name: string; scopes: string[]; expires: number | null };
}

/** In place of a Gafaelfawr, which needs a Kubernetes. */
export interface Platform extends AsyncDisposable {
  readonly url: string;
  readonly asked: Asked[];
  /** The tokens that were made. */
  readonly made: string[];
  /** The only login there is; without it, nobody is signed in. */
  login: Login | undefined;
  /** Where the next request for a token is sent on to. */
  redirect: string | undefined;
}

/**
 * The mock of the contract answers `getLogin`. The route that makes tokens, which the contract does not describe, is made up
 * here: it checks what Gafaelfawr checks, in the same order, and answers what Gafaelfawr 15.4 was recorded to answer.
 */
export async function startPlatform(mockUrl: string): Promise<Platform> {
  const recorded = recordings();
  const names = new Set(["laptop"]);

  const tokens = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const csrf = request.headers["x-csrf-token"]?.toString();
    const body = JSON.parse(await text(request)) as Asked["body"];
    platform.asked.push({ path: request.url ?? "", csrf, body });
    const { login, redirect } = platform;
    if (redirect) return void response.writeHead(307, { location: redirect }).end();
    if (cookieOf(request) !== login?.cookie) return recorded("h9-post-none", response);
    if (csrf !== login?.csrf) return recorded("h2-post-wrong-csrf", response);
    if (request.url !== "/auth/api/v1/users/someuser/tokens")
      return recorded("h16-post-other-user", response);
    if (names.has(body.token_name)) return recorded("h15-post-duplicate", response);
    if (!body.scopes.every((scope) => ["read:all", "user:token"].includes(scope))) {
      return recorded("h14-post-bad-scope", response);
    }
    names.add(body.token_name);
    const token = `gt-${randomBytes(16).toString("base64url")}.${randomBytes(16).toString("base64url")}`;
    platform.made.push(token);
    response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ token }));
  };

  const login = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const known = cookieOf(request) === platform.login?.cookie ? platform.login : undefined;
    const answered = await fetch(`${mockUrl}/auth/api/v1/login`, {
      headers: { ...(known && { cookie: `gafaelfawr=${known.cookie}`, prefer: known.prefer ?? "" }) },
    });
    const body = await answered.text();
    response.writeHead(answered.status, { "content-type": answered.headers.get("content-type") ?? "" });
    response.end(answered.ok ? JSON.stringify({ ...JSON.parse(body), csrf: known?.csrf }) : body);
  };

  const server = createServer((request, response) => {
    const what = `${request.method} ${request.url?.split("?")[0]}`;
    const answer = async () => {
      if (what === "GET /auth/api/v1/login") await login(request, response);
      else if (/^POST \/auth\/api\/v1\/users\/[^/]+\/tokens$/.test(what)) await tokens(request, response);
      else if (what === "GET /login")
        response.setHeader("content-type", "text/html").end("<h1>Identity provider</h1>");
      else response.writeHead(404).end();
    };
    answer().catch((error: unknown) => response.writeHead(599).end(String(error)));
  });
  const platform: Platform = {
    url: await listening(server),
    asked: [],
    made: [],
    login: undefined,
    redirect: undefined,
    [Symbol.asyncDispose]: () => closed(server),
  };
  return platform;
}

/** Another origin, which says yes to everything and notes what it gets. */
export async function startElsewhere(): Promise<{ url: string; got: string[] } & AsyncDisposable> {
  const got: string[] = [];
  const server = createServer((request, response) => {
    got.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    response.writeHead(201, {
      "access-control-allow-origin": request.headers.origin ?? "*",
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": "content-type, x-csrf-token",
      "content-type": "application/json",
    });
    response.end(JSON.stringify({ token: "gt-of-somebody-else" }));
  });
  return { url: await listening(server), got, [Symbol.asyncDispose]: () => closed(server) };
}

/** Builds the page and serves it before the platform, as `npm run build` and `npm run preview` do. */
export async function startPage(platform: Platform): Promise<Started> {
  const built = await mkdtemp(join(tmpdir(), "open-webui-auths-gafaelfawr-"));
  const remove = () => rm(built, { recursive: true, force: true });
  try {
    await promisify(execFile)(process.execPath, [vite, "build", folder, "--outDir", built]);
    const page = await start({
      name: "examples/gafaelfawr",
      args: (port) => [
        ...[vite, "preview", folder, "--outDir", built],
        ...["--host", "127.0.0.1", "--port", String(port), "--strictPort"],
      ],
      env: () => ({ GAFAELFAWR_URL: platform.url }),
    });
    const end = async () => {
      await page[Symbol.asyncDispose]();
      await remove();
    };
    return { ...page, [Symbol.asyncDispose]: end };
  } catch (error) {
    await remove();
    throw error;
  }
}

function recordings(): (id: string, response: ServerResponse) => void {
  const file = new URL("../exchanges/measured/gafaelfawr.json", import.meta.url);
  const exchanges = JSON.parse(readFileSync(file, "utf8")) as (Exchange & { version: string })[];
  return (id, response) => {
    const found = exchanges.find((one) => one.id === id && one.version.startsWith("15."));
    if (!found) throw new Error(`nothing was recorded as ${id}`);
    response.writeHead(found.response.status, { "content-type": "application/json" });
    response.end(JSON.stringify(found.response.body));
  };
}

function cookieOf({ headers }: IncomingMessage): string | undefined {
  return /(?:^|; )gafaelfawr=([^;]+)/.exec(headers.cookie ?? "")?.[1];
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

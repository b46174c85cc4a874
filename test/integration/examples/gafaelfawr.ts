import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Exchange } from "../../../scripts/contract/exchanges.ts";
import { type Listening, listen } from "../../support/listen.ts";
import type { Started } from "./started.ts";
import { build } from "./vite.ts";

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
export interface Platform extends Listening {
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

  const listening = await listen(async (request, response) => {
    const what = `${request.method} ${request.url?.split("?")[0]}`;
    if (what === "GET /auth/api/v1/login") await login(request, response);
    else if (/^POST \/auth\/api\/v1\/users\/[^/]+\/tokens$/.test(what)) await tokens(request, response);
    else if (what === "GET /login")
      response.setHeader("content-type", "text/html").end("<h1>Identity provider</h1>");
    else response.writeHead(404).end();
  });
  const platform: Platform = { ...listening, asked: [], made: [], login: undefined, redirect: undefined };
  return platform;
}

/** Another origin, which says yes to everything and notes what it gets. */
export async function startElsewhere(): Promise<Listening & { got: string[] }> {
  const got: string[] = [];
  const listening = await listen((request, response) => {
    got.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    response.writeHead(201, {
      "access-control-allow-origin": request.headers.origin ?? "*",
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": "content-type, x-csrf-token",
      "content-type": "application/json",
    });
    response.end(JSON.stringify({ token: "gt-of-somebody-else" }));
  });
  return { ...listening, got };
}

/** Builds the page and serves it before the platform. */
export async function startPage(platform: Platform): Promise<Started> {
  await using starting = new AsyncDisposableStack();
  const built = starting.use(await build("gafaelfawr"));
  const page = starting.use(await built.preview({ GAFAELFAWR_URL: platform.url }));
  const services = starting.move();
  return { ...page, [Symbol.asyncDispose]: () => services.disposeAsync() };
}

function recordings(): (id: string, response: ServerResponse) => void {
  const file = new URL("../../exchanges/measured/gafaelfawr.json", import.meta.url);
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

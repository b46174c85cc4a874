import assert from "node:assert/strict";
import type { ServerLines } from "../../../generated/server-lines.ts";
import type { Located } from "../../../scripts/contract/contract.ts";
import type { Exchange } from "../../../scripts/contract/exchanges.ts";
import {
  type AuthsClient,
  type AuthsClientOptions,
  createAuthsClient,
  isAuthsError,
  isMfaChallenge,
  isSession,
  type MfaChallengeResponse,
  type RequestFetch,
  type SessionUserResponse,
  type SigninResult,
} from "../../../src/index.ts";
import { changeDatabase, queryDatabase } from "../database.ts";
import type { Judge } from "../judge.ts";
import type { Ldap } from "../ldap.ts";
import type { Line } from "../lines.ts";
import type { OpenIdProvider } from "../openid.ts";
import type { OpenWebUI } from "../openwebui.ts";
import type { Redis } from "../redis.ts";
import { contractLineOf, type Release } from "../releases.ts";
import { type Facts, factsOf, type Refusal } from "./facts.ts";

/** A person's e-mail and password. */
export interface Account {
  email: string;
  password: string;
}

/** Something that happens to a server, told through the client. Scenarios of one play go on where the last one ended. */
export interface Scenario {
  name: string;
  /** The first release that has what the scenario is about, or the first line; all releases unless given. */
  since?: Release | Line;
  run(stage: Stage): Promise<void>;
}

/** A client of any line. It is typed as the newest one; what a line lacks, its {@link Facts} keep from being called. */
export type LineClient = AuthsClient<"0.12">;

/** What a {@link Stage} is set up with. */
export interface StageOptions {
  release: Release;
  server: Pick<OpenWebUI, "baseUrl" | "database" | "operate">;
  /** Holds every answer against the contracts. */
  judge: Judge;
  ldap?: Ldap;
  openid?: OpenIdProvider;
  redis?: Redis;
  /** Passes every exchange on; a proxy may stand here. */
  fetch?: RequestFetch;
}

/** A real server, the people who use it, and a record of every exchange with it. */
export class Stage {
  readonly baseUrl: string;
  readonly release: Release;
  readonly facts: Facts;
  readonly exchanges: Exchange[] = [];
  readonly problems: string[] = [];
  readonly #options: StageOptions;
  #label = "";
  #beyondSchema = false;
  #address: string | undefined;
  #admin: LineClient | undefined;

  readonly ada = { name: "Ada Lovelace", email: "ada@example.com", password: "correct horse battery staple" };
  readonly grace = {
    name: "Grace Hopper",
    email: "grace.hopper@example.com",
    password: "nanoseconds are eleven inches",
  };
  readonly alan = {
    name: "Alan Turing",
    email: "alan.turing@example.com",
    password: "we can only see a short distance",
  };

  constructor(options: StageOptions) {
    this.#options = options;
    this.baseUrl = options.server.baseUrl;
    this.release = options.release;
    this.facts = factsOf(options.release);
  }

  /** The directory, where the play has one. */
  get ldap(): Ldap {
    assert(this.#options.ldap, "this play needs a directory");
    return this.#options.ldap;
  }

  /** Redis, where the play has one. */
  get redis(): Redis {
    assert(this.#options.redis, "this play needs Redis");
    return this.#options.redis;
  }

  /** The OpenID provider, where the play has one. */
  get openid(): OpenIdProvider {
    assert(this.#options.openid, "this play needs an OpenID provider");
    return this.#options.openid;
  }

  /** Every operation that the release has. */
  get operations(): readonly Located[] {
    return this.#options.judge.operations.filter(({ method, operation: { operationId } }) =>
      this.facts.has(operationId, method),
    );
  }

  /** Runs the command of the server's operator. */
  operate(...args: string[]): Promise<string> {
    return this.#options.server.operate(...args);
  }

  /** Does to the server's database what no route does. */
  inDatabase(sql: string, ...values: (string | number)[]): void {
    changeDatabase(this.#options.server.database, sql, ...values);
  }

  /** The first column of the first row that a query of the server's database gives. */
  fromDatabase(sql: string): unknown {
    return queryDatabase(this.#options.server.database, sql);
  }

  /** What must not stand in a recording or is different each time, and what to write instead. */
  standIns(): Record<string, string> {
    const { ldap, openid } = this.#options;
    return Object.fromEntries([
      [this.baseUrl, "http://chat.example.com"],
      ...(ldap ? [[ldap.bindPassword, "the bind password"]] : []),
      ...(ldap?.people ?? []).map(({ uid, password }) => [password, `the password of ${uid}`]),
      ...(openid ? [[openid.issuer, "http://login.example.com"]] : []),
      ...(openid ? [openid.chat, openid.script] : []).map(({ id, secret }) => [
        secret,
        `the secret of ${id}`,
      ]),
    ]);
  }

  /**
   * Names the exchanges that follow.
   *
   * @param beyondSchema - whether the server refuses a body for what no schema can say
   */
  step(label: string, { beyondSchema = false } = {}): void {
    this.#label = label;
    this.#beyondSchema = beyondSchema;
  }

  /** The step that the exchanges are of. */
  get label(): string {
    return this.#label;
  }

  /** Lets what follows come from an address: the server listens on loopback, and believes a proxy that it is one. */
  comeFrom(address: string): void {
    this.#address = address;
  }

  /** A client of the server whose every exchange is recorded and held against the contract. */
  client(options: Partial<AuthsClientOptions<keyof ServerLines>> = {}): LineClient {
    const client = createAuthsClient({
      serverVersion: contractLineOf(this.release),
      ...options,
      baseUrl: this.baseUrl,
      fetch: (request) => this.#send(this.#asTheReleaseHasIt(request)),
    });
    return client as unknown as LineClient;
  }

  /** A client that is signed in. */
  async signedIn({ email, password }: Account): Promise<LineClient> {
    const auths = this.client();
    sessionOf(await auths.signIn({ email, password }));
    return auths;
  }

  /** The admin's client, signed in once and for all: a server counts how often somebody signs in. */
  async admin(): Promise<LineClient> {
    this.#admin ??= await this.signedIn(this.ada);
    return this.#admin;
  }

  /** Lets another client be the admin's from now on. */
  adminIs(client: LineClient): void {
    this.#admin = client;
  }

  /** A request that the client would not send. */
  send(method: string, path: string, init: Omit<RequestInit, "method"> = {}): Promise<Response> {
    return this.#send(new Request(this.baseUrl + path, { ...init, method }));
  }

  /** The client is made for the line, whose first releases sign out by another method. */
  #asTheReleaseHasIt(request: Request): Request {
    const { signOutMethod } = this.facts;
    const isSignOut = new URL(request.url).pathname === "/api/v1/auths/signout";
    return isSignOut && request.method !== signOutMethod
      ? new Request(request.url, { method: signOutMethod, headers: request.headers, signal: request.signal })
      : request;
  }

  async #send(request: Request): Promise<Response> {
    const { judge, fetch = globalThis.fetch } = this.#options;
    if (this.#address) request.headers.set("x-forwarded-for", this.#address);
    const sent = request.clone();
    const response = await fetch(request);
    const { pathname, search } = new URL(request.url);
    const operation = judge.nameOf(request.method, pathname);
    if (operation === undefined) return response;
    const body = textOrJson(Buffer.from(await sent.arrayBuffer()), sent.headers);
    const answer = {
      status: response.status,
      headers: headersOf(response.headers),
      body: textOrJson(Buffer.from(await response.clone().arrayBuffer()), response.headers),
    };
    const id = this.#idOf(operation);
    const exchange: Exchange = {
      id,
      server: "open-webui",
      version: this.release,
      request: {
        method: request.method,
        path: pathname + search,
        headers: Object.fromEntries(sent.headers),
        body,
      },
      response: answer,
    };
    this.exchanges.push(exchange);
    const problems = judge.problems(exchange, { beyondSchema: this.#beyondSchema });
    this.problems.push(...problems.map((problem) => `${id}: ${problem}`));
    return response;
  }

  #idOf(operation: string): string {
    const start = `${this.#label}: ${operation}`;
    const same = this.exchanges.filter(({ id }) => id === start || id.startsWith(`${start} `)).length;
    return same === 0 ? start : `${start} ${same + 1}`;
  }
}

/** A sign-in's result, which must be a session. */
export function sessionOf(result: SigninResult): SessionUserResponse {
  assert(isSession(result), "expected a session, not another step");
  return result;
}

/** A sign-in's result, which must be a challenge for one more step. */
export function challengeOf(result: SigninResult, step: MfaChallengeResponse["next_step"]): string {
  assert(isMfaChallenge(result), "expected a challenge");
  assert.equal(result.next_step, step);
  return result.challenge_token;
}

/** Expects a call to fail in a named way; answers the error. */
export async function refused(call: Promise<unknown>, ...[status, code]: Refusal) {
  const error = await call.then(
    (result) => assert.fail(`expected ${status} ${code}, but the call answered ${JSON.stringify(result)}`),
    (thrown: unknown) => thrown,
  );
  assert(isAuthsError(error), String(error));
  assert.deepEqual({ status: error.status, code: error.code }, { status, code }, error.message);
  return error;
}

function headersOf(headers: Headers): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = Object.fromEntries(headers);
  const cookies = headers.getSetCookie();
  return cookies.length > 0 ? { ...all, "set-cookie": cookies } : all;
}

function textOrJson(bytes: Buffer, headers: Headers): unknown {
  if (bytes.length === 0) return null;
  const text = utf8OrLatin1(bytes);
  if (!/\bjson\b/.test(headers.get("content-type") ?? "")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function utf8OrLatin1(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString("latin1");
  }
}

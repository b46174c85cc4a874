import assert from "node:assert/strict";
import type { Conformance } from "../../../scripts/contract/conformance.ts";
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
import type { Ldap } from "../ldap.ts";
import { type Line, versions } from "../lines.ts";
import type { OpenIdProvider } from "../openid.ts";
import type { OpenWebUI } from "../openwebui.ts";
import type { Redis } from "../redis.ts";
import { type Facts, factsOf, type Refusal } from "./facts.ts";

/** A person's e-mail and password. */
export interface Account {
  email: string;
  password: string;
}

/** Something that happens to a server, told through the client. Scenarios of one play go on where the last one ended. */
export interface Scenario {
  name: string;
  /** The first line that has what the scenario is about; all lines unless given. */
  since?: Line;
  run(stage: Stage): Promise<void>;
}

/** A client of any line. It is typed as the newest one; what a line lacks, its {@link Facts} keep from being called. */
export type LineClient = AuthsClient<"0.12">;

/** What a {@link Stage} is set up with. */
export interface StageOptions {
  line: Line;
  server: Pick<OpenWebUI, "baseUrl" | "database" | "operate">;
  conformance: Conformance;
  ldap?: Ldap;
  openid?: OpenIdProvider;
  redis?: Redis;
  /** Passes every exchange on; a proxy may stand here. */
  fetch?: RequestFetch;
}

/** A real server, the people who use it, and a record of every exchange with it. */
export class Stage {
  readonly baseUrl: string;
  readonly line: Line;
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
    this.line = options.line;
    this.facts = factsOf(options.line);
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

  /** Every operation of the line's contract. */
  get operations(): readonly Located[] {
    return this.#options.conformance.operations;
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

  /** Lets what follows come from an address: the server listens on loopback, and believes a proxy that it is one. */
  comeFrom(address: string): void {
    this.#address = address;
  }

  /** A client of the server whose every exchange is recorded and held against the contract. */
  client(options: Partial<AuthsClientOptions<Line>> = {}): LineClient {
    const client = createAuthsClient({
      serverVersion: this.line,
      ...options,
      baseUrl: this.baseUrl,
      fetch: (request) => this.#send(request),
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

  async #send(request: Request): Promise<Response> {
    const { conformance, fetch = globalThis.fetch } = this.#options;
    if (this.#address) request.headers.set("x-forwarded-for", this.#address);
    const sent = request.clone();
    const response = await fetch(request);
    const { pathname, search } = new URL(request.url);
    const located = conformance.find(request.method, pathname);
    if (!located) return response;
    const body = textOrJson(Buffer.from(await sent.arrayBuffer()), sent.headers);
    const answer = {
      status: response.status,
      headers: headersOf(response.headers),
      body: textOrJson(Buffer.from(await response.clone().arrayBuffer()), response.headers),
    };
    const id = this.#idOf(located.operation.operationId);
    this.exchanges.push({
      id,
      server: "open-webui",
      version: versions[this.line],
      request: {
        method: request.method,
        path: pathname + search,
        headers: Object.fromEntries(sent.headers),
        body,
      },
      response: answer,
    });
    const problems = conformance.answerProblems(located, answer);
    if (answer.status === 422 && !this.#beyondSchema && conformance.acceptsBody(located, body)) {
      problems.push(
        `${located.operation.operationId} 422: the contract takes the body that the server refused`,
      );
    }
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

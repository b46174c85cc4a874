import assert from "node:assert/strict";
import type { Conformance } from "../../../scripts/conformance.ts";
import type { Exchange } from "../../../scripts/exchanges.ts";
import {
  type AuthsClient,
  type AuthsClientOptions,
  type AuthsErrorCode,
  createAuthsClient,
  isAuthsError,
  type RequestFetch,
} from "../../../src/index.ts";
import type { Ldap } from "../ldap.ts";

/** A person's e-mail and password. */
export interface Account {
  email: string;
  password: string;
}

/** Something that happens to a server, told through the client. Scenarios of one play go on where the last one ended. */
export interface Scenario {
  name: string;
  run(stage: Stage): Promise<void>;
}

/** What a {@link Stage} is set up with. */
export interface StageOptions {
  baseUrl: string;
  version: string;
  conformance: Conformance;
  ldap?: Ldap;
  /** Passes every exchange on; a proxy may stand here. */
  fetch?: RequestFetch;
}

/** A real server, the people who use it, and a record of every exchange with it. */
export class Stage {
  readonly baseUrl: string;
  readonly exchanges: Exchange[] = [];
  readonly problems: string[] = [];
  readonly #options: StageOptions;
  #label = "";

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
    this.baseUrl = options.baseUrl;
  }

  /** The directory, where the play has one. */
  get ldap(): Ldap {
    assert(this.#options.ldap, "this play needs a directory");
    return this.#options.ldap;
  }

  /** What must not stand in a recording, and what to write instead. */
  secrets(): Record<string, string> {
    const { ldap } = this.#options;
    if (!ldap) return {};
    return Object.fromEntries([
      [ldap.bindPassword, "the bind password"],
      ...ldap.people.map(({ uid, password }) => [password, `the password of ${uid}`]),
    ]);
  }

  /** Names the exchanges that follow. */
  step(label: string): void {
    this.#label = label;
  }

  /** A client of the server whose every exchange is recorded and held against the contract. */
  client(options: Partial<AuthsClientOptions<"0.6">> = {}): AuthsClient<"0.6"> {
    return createAuthsClient({
      serverVersion: "0.6",
      ...options,
      baseUrl: this.baseUrl,
      fetch: (request) => this.#send(request),
    });
  }

  /** A client that is signed in. */
  async signedIn({ email, password }: Account): Promise<AuthsClient<"0.6">> {
    const auths = this.client();
    await auths.signIn({ email, password });
    return auths;
  }

  /** A request that the client would not send. */
  send(method: string, path: string, init: Omit<RequestInit, "method"> = {}): Promise<Response> {
    return this.#send(new Request(this.baseUrl + path, { ...init, method }));
  }

  async #send(request: Request): Promise<Response> {
    const { conformance, version, fetch = globalThis.fetch } = this.#options;
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
      version,
      request: {
        method: request.method,
        path: pathname + search,
        headers: Object.fromEntries(sent.headers),
        body,
      },
      response: answer,
    });
    const problems = conformance.answerProblems(located, answer);
    if (answer.status === 422 && conformance.acceptsBody(located, body)) {
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

/** Expects a call to fail in a named way; answers the error. */
export async function refused(call: Promise<unknown>, status: number, code: AuthsErrorCode) {
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

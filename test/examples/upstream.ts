import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** Somebody whom the stand-in knows. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
  /** What a right password brings: the name of an example of `signIn`, a session unless given. */
  readonly signIn?: string;
}

/** Makes somebody up. */
export function person(name: string, signIn?: string): Person {
  const key = name.toLowerCase().replace(/\W+/g, "-");
  return {
    name,
    email: `${key}@example.com`,
    password: `the password of ${key}`,
    token: `token-of-${key}`,
    ...(signIn && { signIn }),
  };
}

/** A server for the examples that are about more than one person. */
export interface Upstream extends AsyncDisposable {
  readonly url: string;
  /** What was asked, as `GET /api/v1/auths/`, and with which token. */
  readonly asked: { readonly what: string; readonly token: string | undefined }[];
}

/** The code that the stand-in takes as the second factor. */
export const rightCode = "492039";

/**
 * The mock of the contract, with a memory of people and their tokens. It chooses among the contract's examples, and puts the
 * person's own name, e-mail and token in place of the example's.
 */
export async function startUpstream(mockUrl: string, people: readonly Person[]): Promise<Upstream> {
  const asked: Upstream["asked"] = [];
  const signedOut = new Set<string>();

  const choose = (what: string, token: string | undefined, sent: Record<string, unknown>): Choice => {
    if (what === "POST /api/v1/auths/signin") {
      const person = people.find(({ email, password }) => email === sent.email && password === sent.password);
      if (!person) return { example: "code=400, example=invalidCredentials" };
      return person.signIn ? { example: person.signIn } : { example: "example=userSession", person };
    }
    if (what === "POST /api/v1/auths/mfa/verify") {
      const person = people.find(({ signIn }) => signIn === "example=verifyChallenge");
      if (sent.code === rightCode && person) return { example: "example=userSession", person };
      return { example: `code=401, example=${sent.code === "late" ? "challengeExpired" : "codeRefused"}` };
    }
    if (what === "POST /api/v1/auths/signout" && token) signedOut.add(token);
    const person = people.find((one) => one.token === token && !signedOut.has(one.token));
    if (what !== "GET /api/v1/auths/" || !token) return {};
    return person
      ? { example: "example=userSessionInfo", person }
      : { example: "code=401, example=tokenRevoked" };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "GET", url = "/" } = request;
    const { authorization, "content-type": type = "application/json" } = request.headers;
    const body = await text(request);
    const what = `${method} ${url}`;
    const token = authorization?.replace(/^Bearer /, "");
    asked.push({ what, token });
    const { example, person } = choose(what, token, body ? JSON.parse(body) : {});
    const answered = await fetch(mockUrl + url, {
      method,
      headers: {
        "content-type": type,
        ...(authorization && { authorization }),
        ...(example && { prefer: example }),
      },
      ...(body && { body }),
    });
    const given = (await answered.json()) as Record<string, unknown>;
    const { name, email } = person ?? {};
    const own = person && { name, email, ...("token" in given && { token: person.token }) };
    for (const header of ["retry-after", "cache-control"]) {
      const value = answered.headers.get(header);
      if (value) response.setHeader(header, value);
    }
    // As the real server does; whoever stands in between must keep it to themselves.
    if (person) response.setHeader("set-cookie", `token=${person.token}; HttpOnly; Path=/; SameSite=lax`);
    response.writeHead(answered.status, { "content-type": "application/json" });
    response.end(JSON.stringify({ ...given, ...own }));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(599).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Choice {
  /** What Prism is to prefer; its first answer unless given. */
  readonly example?: string;
  readonly person?: Person;
}

import { type StandIn, startStandIn } from "./stand-in.ts";

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

/** The code that the stand-in takes as the second factor. */
export const rightCode = "492039";

/**
 * The mock of the contract, with a memory of people and their tokens. It chooses among the contract's examples, and puts the
 * person's own name, e-mail and token in place of the example's.
 */
export function startUpstream(mockUrl: string, people: readonly Person[]): Promise<StandIn> {
  const signedOut = new Set<string>();

  const choose = (what: string, token: string | undefined, sent: Record<string, unknown>): Choice => {
    if (what === "POST /api/v1/auths/signin") {
      const person = people.find(({ email, password }) => email === sent.email && password === sent.password);
      if (!person) return { prefer: "code=400, example=invalidCredentials" };
      return person.signIn ? { prefer: person.signIn } : { prefer: "example=userSession", person };
    }
    if (what === "POST /api/v1/auths/mfa/verify") {
      const person = people.find(({ signIn }) => signIn === "example=verifyChallenge");
      if (sent.code === rightCode && person) return { prefer: "example=userSession", person };
      return { prefer: `code=401, example=${sent.code === "late" ? "challengeExpired" : "codeRefused"}` };
    }
    if (what === "POST /api/v1/auths/signout" && token) signedOut.add(token);
    const person = people.find((one) => one.token === token && !signedOut.has(one.token));
    if (what !== "GET /api/v1/auths/" || !token) return {};
    return person
      ? { prefer: "example=userSessionInfo", person }
      : { prefer: "code=401, example=tokenRevoked" };
  };

  return startStandIn(mockUrl, async ({ what, bearer, body }, forward) => {
    const { prefer, person } = choose(what, bearer, body ?? {});
    const answered = await forward(prefer === undefined ? {} : { prefer });
    if (!person) return answered;
    const given = (await answered.json()) as object;
    const { name, email, token } = person;
    const { status } = answered;
    const headers = new Headers(answered.headers);
    // As the real server does; whoever stands in between must keep it to themselves.
    headers.set("set-cookie", `token=${token}; HttpOnly; Path=/; SameSite=lax`);
    return Response.json({ ...given, name, email, ...("token" in given && { token }) }, { status, headers });
  });
}

interface Choice {
  /** What Prism is to prefer; its first answer unless given. */
  readonly prefer?: string;
  /** Whose the answer is. */
  readonly person?: Person;
}

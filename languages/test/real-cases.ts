import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { json, post, type Target } from "./expected.ts";

/** The language-neutral cases, whose answers are scripted. */
export const caseFiles = ["answers.json", "sessions.json"].map((name) =>
  fileURLToPath(new URL(`../../test/client/cases/${name}`, import.meta.url)),
);

/** A case, as far as it is changed for a real server. */
interface Case {
  name: string;
  expect: { value?: object; token: string | null };
}

/** How a real server is brought to the answer of a case. */
type Situation = "signed in" | "wrong password" | "broken body" | "refused token" | "pending" | "challenge";

/**
 * The cases whose answer a real server gives. It gives no others when asked: they are those of gates, proxies and other
 * releases, broken ones, 429, 5xx, and texts that nobody knows; or the client makes no request. `addUser` adds a user once,
 * and each case is run with asyncio and without.
 */
export const situations: Record<string, Situation> = {
  "a known text of 400 decides": "wrong password",
  "422 with a list is validation": "broken body",
  "401 that ends the session removes the token": "refused token",
  "signIn stores the token of a session": "signed in",
  "signIn replaces an older token": "signed in",
  "storeToken: false leaves the token": "signed in",
  "a pending account is a success and changes nothing": "pending",
  "signOut removes the token": "signed in",
  "signOut sends an expired token": "refused token",
  "a challenge is a success and changes nothing": "challenge",
};

/** A challenge is given, and a pending account gets no session, only while the server demands a second factor. */
const withSecondFactor: Situation[] = ["challenge", "pending"];
const password = "right-Passw0rd-of-the-cases";
const user = { email: "user-of-the-cases@example.com", password };
const pending = { email: "pending-of-the-cases@example.com", password };
const bodies: Partial<Record<Situation, object>> = {
  "signed in": user,
  "wrong password": { ...user, password: "not the password" },
  "broken body": { email: user.email },
  challenge: user,
  pending,
};

/** Adds the accounts of the cases. Servers count the sign-ins of an account: the cases have their own. */
export async function addAccounts({ url, ...admin }: Target): Promise<void> {
  const auths = `${url}/api/v1/auths`;
  const { token } = await post(`${auths}/signin`, { email: admin.email, password: admin.password });
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  for (const [role, account] of Object.entries({ user, pending })) {
    const body = JSON.stringify({ ...account, name: role, role });
    const added = await json(await fetch(`${auths}/add`, { method: "POST", headers, body }));
    if (added.role !== role) throw new Error(`no account was added: ${JSON.stringify(added)}`);
  }
}

/**
 * Writes the cases for a real server: with its address, an account of it where the case has a made-up one, and what is known
 * of its answer.
 *
 * @param demandsSecondFactor - only the cases that need that, else all others
 * @returns the file
 */
export function writeRealCases(
  url: string,
  line: string,
  demandsSecondFactor: boolean,
  folder: string,
): string {
  const cases = caseFiles
    .flatMap((file) => JSON.parse(readFileSync(file, "utf8")).cases as Case[])
    .flatMap((one) => {
      const situation = situations[one.name];
      if (!situation || demandsSecondFactor !== withSecondFactor.includes(situation)) return [];
      const { value, token, ...expect } = one.expect;
      return [
        {
          ...one,
          serverVersion: line,
          server: url,
          ...("body" in one && { body: bodies[situation] }),
          answers: [],
          expect: {
            ...expect,
            authorization: undefined,
            ...(value && { fields: Object.keys(value) }),
            ...(token === "new.new.new" ? { keepsToken: true } : { token }),
          },
        },
      ];
    });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "real-cases.json");
  writeFileSync(file, JSON.stringify({ cases }));
  return file;
}

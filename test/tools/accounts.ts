import type { TriedLine } from "../../scripts/pages/tool-results.ts";
import { startChoosingMock } from "../support/choosing-mock.ts";
import type { Listening } from "../support/listen.ts";

/** Who signs in: one who gets a session, one who is asked for a second factor, one who is pending, a wrong password. */
const accounts = [
  { email: "ada@example.com", password: "right", example: "adminSession" },
  { email: "grace@example.com", password: "right", example: "verifyChallenge", onlyOn: "0.12" },
  {
    email: "pat@example.com",
    password: "right",
    example: { "0.12": "pendingUser", before: "pendingSession" },
  },
  { email: "ada@example.com", password: "wrong", example: "invalidCredentials" },
] as const;

const on = (line: TriedLine) =>
  accounts.filter((account) => !("onlyOn" in account) || account.onlyOn === line);

/** The mock of a line, which answers each of the accounts as it should. */
export function startAccounts(line: TriedLine): Promise<Listening> {
  return startChoosingMock(line, (method, path, body) => {
    if (method !== "POST" || !path.endsWith("/signin")) return undefined;
    const { email, password } = JSON.parse(body);
    const account = accounts.find((one) => one.email === email && one.password === password);
    if (!account) return "code=422";
    const { example } = account;
    if (typeof example === "object") return `example=${line === "0.12" ? example["0.12"] : example.before}`;
    return example === "invalidCredentials" ? `code=400, example=${example}` : `example=${example}`;
  });
}

/** What a program is given behind the server's URL. */
export function argumentsOf(line: TriedLine): string[] {
  return on(line).flatMap(({ email, password }) => [email, password]);
}

/** What a program has to print, asked of the same server by plain requests. */
export async function expectedLines(url: string, line: TriedLine): Promise<string[]> {
  const told: string[] = [];
  for (const { email, password } of on(line)) {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ email, password });
    const answer = await fetch(`${url}/api/v1/auths/signin`, { method: "POST", headers, body });
    told.push(await tell(answer, url));
  }
  return told;
}

async function tell(answer: Response, url: string): Promise<string> {
  const body = await answer.json();
  if (!answer.ok) return `refused: ${answer.status} ${body.detail}`;
  if (body.next_step === "pending" || body.role === "pending") return "pending";
  if (body.next_step) return `challenge: ${body.next_step}`;
  const headers = { authorization: `Bearer ${body.token}` };
  const session = await (await fetch(`${url}/api/v1/auths/`, { headers })).json();
  return `session: call ${session.permissions.chat.call}`;
}

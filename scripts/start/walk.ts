import {
  type AuthsClient,
  createAuthsClient,
  isAuthsError,
  type NewestServerVersion,
  type ServerLines,
  type ServerVersion,
  type SessionUserInfoResponse,
} from "../../src/index.ts";
import { type Answer, Conformance } from "../contract/conformance.ts";
import { type Located, readContract } from "../contract/contract.ts";
import { bundleOf } from "../contract/lines.ts";

/** The result of one operation. */
export interface Step {
  operation: string;
  request: string;
  status: number | undefined;
  milliseconds: number;
  /** Where the response violates the contract; empty if nowhere. */
  problems: string[];
}

type Operation = keyof ServerLines[NewestServerVersion]["methods"];
type Calls = Partial<Record<Operation, (auths: AuthsClient) => Promise<unknown>>>;

const grace = { name: "Grace Hopper", email: "grace@example.com", password: "nanoseconds are eleven inches" };
const mockCookies = { cookie: "gafaelfawr=any-value-will-do; mfa_challenge=any-value-will-do" };
const challenge_token = "5b1f2f0e-0000-4000-8000-000000000000.made-up-for-the-mock";
const code = "123456";
const path = { provider: "oidc" };

/** Every operation once, as a program would call it; the type ensures that none of the newest line is missing. */
export const everyOperation: Required<Calls> = {
  getServerVersion: (auths) => auths.getServerVersion(),
  getServerConfig: (auths) => auths.getServerConfig(),
  signIn: (auths) => auths.signIn({ email: "ada@example.com", password: "correct horse battery staple" }),
  getSessionUser: (auths) => auths.getSessionUser(),
  updateProfile: (auths) => auths.updateProfile({ name: "Ada Lovelace", profile_image_url: "/user.png" }),
  updatePassword: (auths) =>
    auths.updatePassword({
      password: "correct horse battery staple",
      new_password: "a ship in port is safe",
    }),
  updateTimezone: (auths) => auths.updateTimezone({ timezone: "Europe/London" }),
  getAdminDetails: (auths) => auths.getAdminDetails(),
  getAdminConfig: (auths) => auths.getAdminConfig(),
  updateAdminConfig: async (auths) => auths.updateAdminConfig(await auths.getAdminConfig()),
  getLdapServer: (auths) => auths.getLdapServer(),
  updateLdapServer: async (auths) => auths.updateLdapServer(await auths.getLdapServer()),
  getLdapConfig: (auths) => auths.getLdapConfig(),
  updateLdapConfig: (auths) => auths.updateLdapConfig({ enable_ldap: true }),
  signInLdap: (auths) => auths.signInLdap({ user: "grace", password: grace.password }, { storeToken: false }),
  getOAuthConfig: (auths) => auths.getOAuthConfig(),
  updateOAuthConfig: (auths) => auths.updateOAuthConfig({ ENABLE_OAUTH_SIGNUP: true }),
  exchangeOAuthToken: (auths) =>
    auths.exchangeOAuthToken({ token: "made-up-for-the-mock" }, { path, storeToken: false }),
  deleteOAuthSession: (auths) => auths.deleteOAuthSession({ path }),
  addUser: (auths) => auths.addUser({ ...grace, role: "user" }),
  signUp: (auths) => auths.signUp(grace, { storeToken: false }),
  generateApiKey: (auths) => auths.generateApiKey(),
  getApiKey: (auths) => auths.getApiKey(),
  deleteApiKey: (auths) => auths.deleteApiKey(),
  getMfaStatus: (auths) => auths.getMfaStatus(),
  getMfaChallenge: (auths) =>
    auths.getMfaChallenge({ headers: { ...mockCookies, origin: "https://chat.local" } }),
  startMfaEnrollment: (auths) => auths.startMfaEnrollment({ challenge_token }),
  confirmMfaEnrollment: (auths) =>
    auths.confirmMfaEnrollment({ challenge_token, code }, { storeToken: false }),
  verifyMfaChallenge: (auths) => auths.verifyMfaChallenge({ challenge_token, code }, { storeToken: false }),
  startMfaReplacement: (auths) => auths.startMfaReplacement({ code }),
  regenerateMfaRecoveryCodes: (auths) => auths.regenerateMfaRecoveryCodes({ code }),
  redeemMfaResetToken: (auths) =>
    auths.redeemMfaResetToken({ challenge_token, reset_token: "made-up-for-the-mock" }),
  getLogin: (auths) => auths.getLogin({ headers: mockCookies }),
  signOut: (auths) => auths.signOut(),
};

/** The calls of the operations that a line has. */
export function onLine(line: string, calls: Calls = everyOperation): Calls {
  const has = new Set(
    new Conformance(readContract(bundleOf(line))).operations.map(({ operation }) => operation.operationId),
  );
  return Object.fromEntries(Object.entries(calls).filter(([operation]) => has.has(operation)));
}

/** The operations that change nothing on a real Open WebUI except the session that they use. */
export function readingOperations(email: string, password: string): Calls {
  const {
    getServerVersion,
    getServerConfig,
    getSessionUser,
    getAdminDetails,
    getAdminConfig,
    getLdapServer,
    getLdapConfig,
    getOAuthConfig,
    getApiKey,
    getMfaStatus,
    signOut,
  } = everyOperation;
  return {
    getServerVersion,
    getServerConfig,
    signIn: (auths) => auths.signIn({ email, password }),
    getSessionUser,
    getAdminDetails,
    getAdminConfig,
    getLdapServer,
    getLdapConfig,
    getOAuthConfig,
    getApiKey,
    getMfaStatus,
    signOut,
  };
}

export interface WalkOptions {
  baseUrl: string;
  /** The server's line, for the methods to call and the contract to check. */
  line: string;
  calls: Calls;
  /** Whether a documented error counts as a success, as on a real server; a mock has no reason for errors. */
  refusable: boolean;
}

interface Seen {
  request: string;
  answer: Answer;
  located: Located | undefined;
}

/** Makes the calls one after the other, checks each response against the contract, and stops if sign-in fails. */
export async function walk(
  { baseUrl, line, calls, refusable }: WalkOptions,
  onStep: (step: Step) => void,
): Promise<{ steps: Step[]; session: SessionUserInfoResponse | undefined }> {
  const conformance = new Conformance(readContract(bundleOf(line)));
  const seen: Seen[] = [];
  const client = createAuthsClient({
    baseUrl,
    serverVersion: line as ServerVersion,
    fetch: async (request) => {
      const response = await fetch(request);
      const path = new URL(request.url).pathname.replace(new URL(baseUrl).pathname.replace(/\/$/, ""), "");
      seen.push({
        request: `${request.method} ${path}`,
        answer: await answerOf(response.clone()),
        located: conformance.find(request.method, path),
      });
      return response;
    },
  });
  // An older line's client has fewer methods, and `calls` uses only those.
  const auths = client as AuthsClient;
  const steps: Step[] = [];
  let session: SessionUserInfoResponse | undefined;
  for (const [operation, call] of Object.entries(calls)) {
    seen.length = 0;
    const started = performance.now();
    const problems: string[] = [];
    let result: unknown;
    let refused = false;
    try {
      result = await call(auths);
    } catch (error) {
      if (!isAuthsError(error)) throw error;
      refused = operation === "signIn";
      if (!refusable || refused || error.status === undefined || error.code === "unexpected_response")
        problems.push(error.message);
    }
    const milliseconds = performance.now() - started;
    const last = seen.at(-1);
    const { next_step } = Object(last?.answer.body) as { next_step?: unknown };
    if (operation === "signIn" && next_step !== undefined) {
      refused = true;
      problems.splice(
        0,
        1,
        `signIn: the server requires another step (${next_step}), which is not supported here`,
      );
    }
    if (last?.located) problems.push(...conformance.answerProblems(last.located, last.answer));
    const step = {
      operation,
      request: last?.request ?? "",
      status: last?.answer.status,
      milliseconds,
      problems,
    };
    steps.push(step);
    if (operation === "getSessionUser" && problems.length === 0) session = result as SessionUserInfoResponse;
    onStep(step);
    if (refused) break;
  }
  return { steps, session };
}

async function answerOf(response: Response): Promise<Answer> {
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  const text = await response.text();
  const json = /\bjson\b/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers, body: json ? jsonOrText(text) : text };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

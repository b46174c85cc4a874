/** What the benchmark's servers answer, and what they expect; made from the contract's examples by `prepare.ts`. */
export interface Answers {
  readonly form: { readonly email: string; readonly password: string };
  readonly token: string;
  /** The JSON text of a sign-in's answer. */
  readonly signIn: string;
  /** The JSON text of the session. */
  readonly session: string;
}

/** An answer to a request: the text that its path stands for, or a refusal when the request is not as it must be. */
export function answer(
  answers: Answers,
  method: string,
  path: string,
  authorization: string | null,
): { status: 200 | 401 | 404; body: string } {
  if (method === "POST" && path.endsWith("/api/v1/auths/signin"))
    return { status: 200, body: answers.signIn };
  if (method !== "GET" || !path.endsWith("/api/v1/auths/"))
    return { status: 404, body: '{"detail":"Not Found"}' };
  if (authorization === `Bearer ${answers.token}`) return { status: 200, body: answers.session };
  return { status: 401, body: '{"detail":"Not authenticated"}' };
}

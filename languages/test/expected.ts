/** Where a smoke program runs, and as whom. */
export interface Target {
  url: string;
  email: string;
  password: string;
  gafaelfawrUrl: string;
  gafaelfawrCookie: string;
}

/** What a program tells of a client that keeps the token, on a server of a line. */
export async function expectedJourney(target: Target, line: string, isMock: boolean): Promise<string[]> {
  const auths = `${target.url}/api/v1/auths`;
  const { version } = await json(await fetch(`${target.url}/api/version`));
  const { token } = await post(`${auths}/signin`, { email: target.email, password: target.password });
  const me = await json(await fetch(`${auths}/`, { headers: { authorization: `Bearer ${token}` } }));
  return [
    `${version} is ${line}`,
    "invalid_credentials 400",
    "SessionUserResponse",
    `web search: ${me.permissions.features.web_search}`,
    "not_authenticated 401",
    ...(isMock ? ["PendingUserResponse", "MfaChallengeResponse", "rate_limited 429"] : []),
  ];
}

/**
 * What a smoke program has to print, asked of the same server by plain requests. To be called before the program, which
 * leaves a server that demands a second factor. A client with our layer tells the code of an error, not the server's text.
 */
export async function expectedLines(target: Target, hasLayer: boolean): Promise<string[]> {
  const auths = `${target.url}/api/v1/auths`;
  const signIn = (password: string) => post(`${auths}/signin`, { email: target.email, password });
  const session = await signIn(target.password);
  const authorization = `Bearer ${session.token}`;
  const me = await json(await fetch(`${auths}/`, { headers: { authorization } }));
  const refusal = await signIn("not the password");
  const cookie = `gafaelfawr=${target.gafaelfawrCookie}`;
  const login = await json(await fetch(`${target.gafaelfawrUrl}/auth/api/v1/login`, { headers: { cookie } }));
  return [
    `signed in: ${target.email}`,
    `web search: ${me.permissions.features.web_search}`,
    "settings kept: true",
    `refused: ${hasLayer ? "invalid_credentials 400" : refusal.detail}`,
    "second factor: enroll",
    `Gafaelfawr: ${login.username}`,
  ];
}

// biome-ignore lint/suspicious/noExplicitAny: the programs under test have the types, this one must not depend on ours
type Answer = any;

export async function post(url: string, body: unknown): Promise<Answer> {
  const headers = { "content-type": "application/json" };
  return json(await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }));
}

export async function json(response: Response): Promise<Answer> {
  return response.json();
}

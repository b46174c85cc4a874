import type { Visit } from "./crowd.ts";
import { inExamples, type Started, start } from "./started.ts";

/** Somebody who is signed in to the app. */
export interface SignedIn {
  readonly name: string;
  readonly email: string;
  readonly token: string;
  /** As a browser sends it. */
  readonly cookie: string;
}

/** Starts the app as `npm start` does. */
export function startApp(openWebUi: string, env: Record<string, string> = {}): Promise<Started> {
  return start({
    name: "examples/server-side",
    args: () => [inExamples("server-side/src/server.ts")],
    env: (port) => ({
      PORT: String(port),
      OPEN_WEBUI_URL: openWebUi,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...env,
    }),
  });
}

/** Opens a page, as a browser that follows no redirect. */
export function open(app: Pick<Started, "url">, path: string, cookie = ""): Promise<Response> {
  return fetch(app.url + path, { headers: { cookie }, redirect: "manual" });
}

/** Sends a form from the app's own page. */
export function submit(
  app: Pick<Started, "url">,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(app.url + path, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { origin: app.url, ...headers },
    redirect: "manual",
  });
}

/** Sends the form of the sign-in. */
export function submitSignIn(
  app: Pick<Started, "url">,
  { email, password }: { email: string; password: string },
  headers?: Record<string, string>,
): Promise<Response> {
  return submit(app, "/sign-in", { email, password }, headers);
}

/** The cookies that an answer sets, each as it is sent back. */
export function cookiesOf(response: Response): string[] {
  return response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
}

/** Signs in with the form; the token is what the app keeps in its cookie. */
export async function signIn(
  app: Pick<Started, "url">,
  account: { name: string; email: string; password: string },
): Promise<SignedIn> {
  const response = await submitSignIn(app, account);
  const [cookie = ""] = cookiesOf(response);
  if (response.status !== 303 || !cookie) throw new Error(`the sign-in gave ${response.status}`);
  return { name: account.name, email: account.email, token: cookie.replace(/^[^=]+=/, ""), cookie };
}

/** Somebody opens their page: they must see themselves and nobody else. */
export function opensOwnPage(app: Pick<Started, "url">, self: SignedIn, others: readonly SignedIn[]): Visit {
  return async () => {
    const response = await open(app, "/", self.cookie);
    const page = await response.text();
    return [
      ...(response.status === 200 ? [] : [`${self.name} got ${response.status}`]),
      ...(page.includes(self.name) && page.includes(self.email)
        ? []
        : [`${self.name} does not see themselves`]),
      ...mixed(self.name, page, response, others),
      ...response.headers.getSetCookie().map(() => `${self.name} got a cookie for a page`),
    ];
  };
}

/** Somebody without a cookie opens the page: they must see nobody. */
export function opensAsNobody(app: Pick<Started, "url">, others: readonly SignedIn[]): Visit {
  return async () => {
    const response = await open(app, "/");
    const page = await response.text();
    return [
      ...(response.status === 401 ? [] : [`nobody got ${response.status}`]),
      ...mixed("nobody", page, response, others),
      ...response.headers.getSetCookie().map(() => "nobody got a cookie"),
    ];
  };
}

/** Somebody signs in: the cookie must be theirs. */
export function signsIn(
  app: Pick<Started, "url">,
  account: { name: string; email: string; password: string; token: string },
  others: readonly SignedIn[],
): Visit {
  return async () => {
    const response = await submitSignIn(app, account);
    return [
      ...(cookiesOf(response).join() === `session=${account.token}`
        ? []
        : [`${account.name} signed in and did not get their own cookie`]),
      ...mixed(account.name, await response.text(), response, others),
    ];
  };
}

function mixed(who: string, page: string, { headers }: Response, others: readonly SignedIn[]): string[] {
  const seen = page + JSON.stringify([...headers]);
  return others
    .filter(({ name, email, token }) => [name, email, token].some((one) => seen.includes(one)))
    .map(({ name }) => `${who} sees ${name}`);
}

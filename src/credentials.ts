import type { Operation } from "./operation.ts";
import { isApiKey, type Session } from "./session.ts";

/** How the client proves who it is: by the token that it keeps, or by the cookies that the browser keeps. */
export type CredentialsMode = "bearer" | "cookie";

/** A `fetch` that takes a Request. */
export type RequestFetch = (request: Request) => Promise<Response>;

/** What decides which requests carry a credential. */
export interface CredentialsContext {
  readonly base: URL;
  readonly mode: CredentialsMode;
  readonly session: Session;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly fetch: RequestFetch;
}

/** Wraps a fetch so that requests to the server, and to it alone, carry the credential that the contract asks for. */
export function withCredentials(context: CredentialsContext): RequestFetch {
  const { base, mode, session, fetch } = context;
  const needed = credentialsByRequest(context);
  return async (request) => {
    const url = new URL(request.url);
    if (url.origin === base.origin) {
      if (mode === "cookie") addCsrf(request, session);
      else await addBearer(request, session, needed(request.method, url.pathname));
    }
    return fetch(request);
  };
}

function addCsrf(request: Request, { csrf }: Session): void {
  if (csrf && request.method !== "GET" && !request.headers.has("x-csrf-token")) {
    request.headers.set("x-csrf-token", csrf);
  }
}

async function addBearer(
  request: Request,
  session: Session,
  needed: Operation["credentials"],
): Promise<void> {
  if (needed === "none" || needed === "cookie" || request.headers.has("authorization")) return;
  const token = await session.read();
  if (token === null) return;
  // Signing out with an API key ends nothing, and Open WebUI answers it with 403 or 500.
  if (needed === "optional" && isApiKey(token)) return;
  request.headers.set("authorization", `Bearer ${token}`);
}

/** Requests that the contract does not know carry the token too: they go to the rest of the same server's API. */
function credentialsByRequest({ base, operations }: CredentialsContext) {
  const prefix = base.pathname.replace(/\/$/, "");
  const known = Object.values(operations).map(({ method, path, credentials }) => ({
    method,
    credentials,
    pattern: new RegExp(
      `^${path
        .split(/\{[^}]+\}/)
        .map(escapeForRegExp)
        .join("[^/]+")}$`,
    ),
  }));
  return (method: string, pathname: string): Operation["credentials"] => {
    const path = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname;
    return known.find((one) => one.method === method && one.pattern.test(path))?.credentials ?? "bearer";
  };
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

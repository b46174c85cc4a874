/** An auth client of another service, which cannot read our session: only its size is told. */
export interface AuthClientInfo {
  readonly name: string;
  /** A program that makes the client and keeps it. */
  readonly program: string;
}

export const authClients: readonly AuthClientInfo[] = [
  {
    name: "@supabase/auth-js",
    program: `import { AuthClient } from "@supabase/auth-js"; globalThis.auth = new AuthClient({ url: "/" });`,
  },
  {
    name: "better-auth",
    program: `import { createAuthClient } from "better-auth/client"; globalThis.auth = createAuthClient({ baseURL: "/" });`,
  },
  {
    name: "@octokit/auth-app",
    program: `import { createAppAuth } from "@octokit/auth-app"; globalThis.auth = createAppAuth;`,
  },
];

/** One way to call the server. */
export interface ContestantInfo {
  /** The file under `contestants/`. */
  readonly id: string;
  /** What the table calls it. */
  readonly label: string;
}

/** What everything else is measured against. */
export const raw: ContestantInfo = { id: "raw", label: "raw fetch, by hand" };

/** Our methods. */
export const ours: ContestantInfo = { id: "ours", label: "**open-webui-auths**" };

/** The peer with the same duties as ours. */
export const middleware: ContestantInfo = {
  id: "openapi-fetch-middleware",
  label: "openapi-fetch with an auth middleware",
};

/** All, in the order of the table before it is sorted. */
export const contestants: readonly ContestantInfo[] = [
  raw,
  ours,
  { id: "ours-http", label: "open-webui-auths, `http.GET`" },
  { id: "orval", label: "orval" },
  { id: "openapi-fetch", label: "openapi-fetch, bare" },
  middleware,
  { id: "hey-api", label: "hey-api" },
  { id: "axios", label: "axios, fetch adapter" },
];

import type { ServerConfig } from "open-webui-auths";

/** A way to a session that has a form of its own. */
export type Way = "directory" | "password" | "proxy" | "sign-up";

/** The forms that a server offers, the one to show first in front. */
export function waysOf({ onboarding, features }: ServerConfig): Way[] {
  // Whoever the proxy names is in, and a server without accounts lets everybody in.
  if (features.auth_trusted_header || !features.auth) return ["proxy"];
  const { enable_login_form, enable_ldap, enable_signup } = features;
  const password: Way[] = enable_login_form ? ["password"] : [];
  const directory: Way[] = enable_ldap ? ["directory"] : [];
  // Nobody has a password yet. Whoever comes first, here or from the directory, becomes the admin.
  if (onboarding) return ["sign-up", ...directory];
  // The server takes no sign-up while its own form is hidden.
  return [...password, ...directory, ...(enable_signup && enable_login_form ? (["sign-up"] as const) : [])];
}

/** A provider that the browser is sent to. */
export interface Provider {
  readonly name: string;
  readonly href: string;
}

/** The providers that a server offers. */
export function providersOf({ oauth }: ServerConfig): Provider[] {
  return Object.entries(oauth.providers).map(([key, name]) => ({
    name,
    href: `/oauth/${encodeURIComponent(key)}/login`,
  }));
}

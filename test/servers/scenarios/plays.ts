import { apiKeys, settings } from "./admin.ts";
import { directory } from "./directory.ts";
import { opening } from "./opening.ts";
import { password, profile, users } from "./people.ts";
import { roughRequests } from "./rough.ts";
import { expiry, rateLimit, session } from "./session.ts";
import { lockedDown, trustedHeader } from "./special.ts";
import type { Scenario } from "./stage.ts";

/** Scenarios that happen one after the other to one server, set up in one way. */
export interface Play {
  name: string;
  env: Record<string, string>;
  redis?: boolean;
  ldap?: boolean;
  scenarios: Scenario[];
}

export const plays: Play[] = [
  {
    name: "life",
    env: { USER_PERMISSIONS_FEATURES_API_KEYS: "true" },
    redis: true,
    ldap: true,
    scenarios: [
      opening,
      session,
      users,
      profile,
      password,
      settings,
      expiry,
      directory,
      apiKeys,
      roughRequests,
      rateLimit,
    ],
  },
  {
    name: "trusted-header",
    env: {
      WEBUI_AUTH_TRUSTED_EMAIL_HEADER: "X-Forwarded-Email",
      WEBUI_AUTH_SIGNOUT_REDIRECT_URL: "https://login.local/bye",
    },
    scenarios: [trustedHeader],
  },
  {
    name: "locked-down",
    env: {
      ENABLE_PASSWORD_AUTH: "false",
      ENABLE_LOGIN_FORM: "false",
      ENABLE_INITIAL_ADMIN_SIGNUP: "true",
      ENABLE_LDAP: "true",
      ENABLE_API_KEYS: "true",
      ENABLE_PASSWORD_VALIDATION: "true",
    },
    scenarios: [lockedDown],
  },
];

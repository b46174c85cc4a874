import { compareReleases } from "../../../scripts/contract/lines.ts";
import type { Line } from "../lines.ts";
import type { Release } from "../releases.ts";
import { apiKeys, newerSettings, settings } from "./admin.ts";
import { brokenText } from "./broken-text.ts";
import { databaseTrouble } from "./database-trouble.ts";
import { directory } from "./directory.ts";
import { mfaEnrolment, mfaRecoveryCodes, mfaReplacement, mfaReset, mfaVerification } from "./mfa-factors.ts";
import { mfaAccountFaults, mfaRaces } from "./mfa-faults.ts";
import { mfaAddressLimit, mfaChallengeLimit, mfaSignInLimit } from "./mfa-limits.ts";
import { mfaOff, mfaOffAgain, mfaOn } from "./mfa-policy.ts";
import { mfaDirectory, mfaPending, mfaProvider } from "./mfa-ways.ts";
import {
  exchangeLimit,
  oauthSessions,
  oauthSettings,
  providerDown,
  providerSignIn,
  tokenExchange,
  tokenExchangeLimit,
  tokenExchangeOff,
} from "./oauth.ts";
import { opening } from "./opening.ts";
import { password, profile, timezone, users } from "./people.ts";
import { redisDown } from "./redis-down.ts";
import { credentials, roughRequests } from "./rough.ts";
import { pageWithoutDatabase, pageWithoutRedis, signInPage, unopened, waysSwitched } from "./server.ts";
import { expiry, rateLimit, session, signOutByKeyHeader } from "./session.ts";
import { lockedDown, trustedHeader } from "./special.ts";
import type { Scenario } from "./stage.ts";
import {
  filledOAuthSettings,
  filledSettings,
  olderPermissions,
  userStatus,
  valuesOpening,
} from "./values.ts";

/** Scenarios that happen one after the other to one server, set up in one way. */
export interface Play {
  name: string;
  /** The first release that has what the play is about, or the first line; all releases unless given. */
  since?: Release | Line;
  env: Record<string, string>;
  redis?: boolean;
  ldap?: boolean;
  openid?: boolean;
  scenarios: Scenario[];
}

const plays: Play[] = [
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
      timezone,
      password,
      settings,
      newerSettings,
      expiry,
      directory,
      apiKeys,
      tokenExchangeOff,
      roughRequests,
      credentials,
      rateLimit,
      brokenText,
      redisDown,
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
  {
    name: "openid",
    env: {
      ENABLE_OAUTH_SIGNUP: "true",
      DEFAULT_USER_ROLE: "user",
      ENABLE_OAUTH_TOKEN_EXCHANGE: "true",
      OAUTH_TOKEN_EXCHANGE_TRUSTED_CLIENT_IDS: "script",
      OAUTH_TOKEN_EXCHANGE_RATE_LIMIT: String(exchangeLimit),
    },
    openid: true,
    scenarios: [
      providerSignIn,
      oauthSessions,
      tokenExchange,
      oauthSettings,
      tokenExchangeLimit,
      databaseTrouble,
      providerDown,
    ],
  },
  {
    name: "server",
    env: { ENABLE_OAUTH_SIGNUP: "true" },
    redis: true,
    openid: true,
    scenarios: [
      unopened,
      waysSwitched,
      signInPage,
      signOutByKeyHeader,
      pageWithoutDatabase,
      pageWithoutRedis,
    ],
  },
  {
    name: "values",
    env: {},
    scenarios: [valuesOpening, olderPermissions, userStatus, filledSettings, filledOAuthSettings],
  },
  {
    name: "mfa",
    since: "0.12",
    env: {
      ENABLE_OAUTH_SIGNUP: "true",
      DEFAULT_USER_ROLE: "user",
      ENABLE_OAUTH_TOKEN_EXCHANGE: "true",
    },
    ldap: true,
    openid: true,
    scenarios: [
      mfaOff,
      mfaOn,
      mfaEnrolment,
      mfaVerification,
      mfaReplacement,
      mfaRecoveryCodes,
      mfaReset,
      mfaPending,
      mfaDirectory,
      mfaProvider,
      mfaChallengeLimit,
      mfaSignInLimit,
      mfaAccountFaults,
      mfaRaces,
      mfaAddressLimit,
      mfaOffAgain,
    ],
  },
];

/** The plays of a release that have scenarios which it can play, each with those. */
export function playsOf(release: Release): Play[] {
  const has = hasWhatIsAskedOf(release);
  return plays
    .filter(has)
    .map((play) => ({ ...play, scenarios: play.scenarios.filter(has) }))
    .filter(({ scenarios }) => scenarios.length > 0);
}

/** What a release cannot play, each with the release that it came with. */
export function lackedBy(release: Release): string[] {
  const has = hasWhatIsAskedOf(release);
  return plays.flatMap((play) =>
    has(play)
      ? play.scenarios
          .filter((one) => !has(one))
          .map((one) => `${play.name}: ${one.name} (since ${one.since})`)
      : [`${play.name} (since ${play.since})`],
  );
}

function hasWhatIsAskedOf(release: Release) {
  return ({ since }: { since?: string }) => since === undefined || compareReleases(release, since) >= 0;
}

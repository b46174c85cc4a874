import { compareReleases } from "../../../scripts/contract/lines.ts";
import type { AdminConfig, AuthsErrorCode } from "../../../src/index.ts";
import type { Line } from "../lines.ts";
import { lineOf, type Release } from "../releases.ts";

/** How a server refuses. */
export type Refusal = readonly [status: number, code: AuthsErrorCode];

/** What differs between the releases as far as the scenarios meet it, each difference by one name. */
export type Facts = ReturnType<typeof factsOf>;

/** The facts of a release. */
export function factsOf(release: Release) {
  const since = (first: Release | Line): boolean => compareReleases(release, first) >= 0;
  const isOf = (line: Line): boolean => lineOf(release) === line;
  /** What LDAP says has no names in it. */
  const plain = since("0.6.1");
  /** A header that is no scheme and token is refused before anything looks at the request, and not gently. */
  const stumbles = since("0.6.37") && !since("0.8");
  const nobody = [since("0.6.19") ? 401 : 403, "not_authenticated"] as Refusal;
  /** LDAP may be asked without an account of the application's own. */
  const bindsByNobody = since("0.8.4");
  const validation = [400, "validation"] as const;
  const server = [500, "server"] as const;
  return {
    since,
    bindsByNobody,

    /** Whether there is an operation of the line's contract. */
    has(operation: string, method: string): boolean {
      if (operation === "signOut") return method.toUpperCase() === (since("0.9.3") ? "POST" : "GET");
      return operation !== "deleteOAuthSession" || since("0.9.2");
    },

    /** A request without credentials. */
    nobody,
    /** The first releases hash what fits into 72 bytes, and drop the rest of a password. */
    cutsPasswordsAtSignUp: !since("0.6.3"),
    cutsPasswords: !since("0.6.33"),
    /** The first sign-up closes sign-up even where its password is too long and no account is made. */
    refusedSignUpCloses: since("0.6.3") && !since("0.6.10"),
    /** A new password over 72 bytes, or one that the rules refuse, at sign-up and when a user is added. */
    refusedPassword: (since("0.8") ? validation : server) as Refusal,
    /** A new password over 72 bytes when one is changed. */
    refusedNewPassword: (since("0.8.11") ? validation : server) as Refusal,
    /** A current password over 72 bytes when one is changed. */
    longCurrentPassword: (since("0.9.6") && isOf("0.9") ? server : [400, "invalid_credentials"]) as Refusal,
    /** Tokens end after four weeks; before, they never did unless the admin said so. */
    tokensEnd: since("0.6.34"),
    /** What the stored permissions lack is told with its default. */
    fillsPermissions: since("0.12.3"),
    /** With Redis, a token that signed out is refused. */
    revokesTokens: since("0.6.37"),
    /** With Redis, a sign-out fails whose token has no end. */
    signOutFailsWithEndlessToken: since("0.6.37") && !since("0.6.41"),
    /** The session route gives a new token at each call. */
    mintsTokens: !since("0.6.6"),

    /** The profile has a biography, a gender and a date of birth; before, they were taken and forgotten. */
    keepsBiography: since("0.6.23"),
    /** Older lines hold the rules against the current password by mistake. */
    checksNewPassword: since("0.8.11"),
    /** With Redis to 0.11, and without it from 0.12 on. */
    passwordChangeEndsSessions: since("0.11.1"),
    /** A changed password ends the tokens of its whole second, those issued after the change included. */
    refusesTokensOfTheSameSecond: since("0.11.1") && isOf("0.11"),

    /** A picture's address on another server. */
    takesPicturesFromElsewhere: !isOf("0.8"),
    /** An address that a browser would run. */
    refusesStrangePictures: since("0.8"),
    takesNoPicture: since("0.8.1"),

    signOutMethod: since("0.9.3") ? "POST" : "GET",
    /** Where a token is broken and the server has Redis. */
    signOutFailsWithBrokenToken: since("0.6.37") && isOf("0.6"),
    /** Whether the cookie alone is enough for the session route, as it is elsewhere. */
    cookieReadsSession: since("0.9.2") || !since("0.6.6"),
    /** Whether any word may stand before the token. */
    takesAnyScheme: since("0.8.4"),
    /** What the session route answers to a token in the header `x-api-key`; the others take it, or do not look. */
    sessionForKeyHeader: since("0.9.2") ? 200 : since("0.9") ? 500 : nobody[0],
    /** Whether the header `x-api-key` is read. */
    takesApiKeyHeader: since("0.9"),

    /** What strangers are told by whether the server has API keys. */
    strangersKeyFlag: !since("0.6.37") ? "enable_api_key" : since("0.9.6") ? undefined : "enable_api_keys",
    /** Who asks how to sign in is told by the cookie alone. */
    pageReadsCookieAlone: !since("0.6.27"),
    /** An account that waits for approval is told what there is to work with. */
    tellsPendingAll: !since("0.6.19"),
    /** The settings for API keys, under the names that the release has for them. */
    keySettings({ on, only }: { on: boolean; only?: string }): Partial<AdminConfig> {
      const names = since("0.6.37")
        ? ["ENABLE_API_KEYS", "ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS", "API_KEYS_ALLOWED_ENDPOINTS"]
        : ["ENABLE_API_KEY", "ENABLE_API_KEY_ENDPOINT_RESTRICTIONS", "API_KEY_ALLOWED_ENDPOINTS"];
      const values = only === undefined ? [on] : [on, true, only];
      return Object.fromEntries(values.map((value, i) => [names[i], value]));
    },
    /** API keys are on until the admin says otherwise. */
    keysAreOnAtFirst: !since("0.6.37"),
    /** An admin needs the permission for API keys like anybody else. */
    adminNeedsKeyPermission: since("0.6.37") && !since("0.8.11"),
    /** Reading and deleting a key while keys are switched off. */
    hidesKeysWhileOff: since("0.10"),
    /** A key that is restricted to some paths is refused even where no credentials are asked for. */
    restrictsKeysOnPublicPaths: since("0.6.37") && !since("0.9"),
    /** What the session route answers to an API key. */
    sessionForKey: since("0.12") ? 403 : release === "0.6.6" ? 500 : 200,
    /** An API key may write settings that hold those for MFA. */
    keyWritesSettings: !since("0.12"),

    /** The first required field that is empty in what the server answers before LDAP was set up. */
    emptyDirectoryField: bindsByNobody ? "search_base" : "app_dn",
    /** LDAP works only where it was on when the server started. */
    needsDirectoryAtStart: !since("0.6.16"),
    /** What LDAP says; older lines have one sentence for everything. */
    directorySays: since("0.12")
      ? {
          wrongPassword: "Authentication failed.",
          unknownPerson: "User not found in the LDAP server",
          withoutMail: "User does not have a valid email address.",
          down: "LDAP authentication failed.",
        }
      : {
          wrongPassword: "LDAP authentication failed.",
          unknownPerson: "LDAP authentication failed.",
          withoutMail: "LDAP authentication failed.",
          down: "LDAP authentication failed.",
        },
    /** The server takes the directory's address of a person for one that it cannot store. */
    directoryLetsNobodyIn: since("0.6.3") && !since("0.6.5"),
    /** LDAP says why, with names and addresses. */
    directoryTellsTooMuch: !plain,

    /** Somebody whom the directory does not know. */
    unknownInDirectory: [400, "invalid_credentials"] as Refusal,
    /** Somebody of the directory whose password is wrong. */
    refusedByDirectory: [400, plain ? "invalid_credentials" : "validation"] as Refusal,
    /** Somebody of the directory whose account was deactivated, with MFA on. */
    deactivatedInDirectory: [401, "not_authenticated"] as Refusal,
    /** Somebody new of the directory, whom the database does not take. */
    directoryAccountRefused: (since("0.12")
      ? [500, "server"]
      : [400, plain ? "invalid_credentials" : "validation"]) as Refusal,
    /** Somebody of the directory who has no address. */
    personWithoutMail: [
      400,
      since("0.12") ? "forbidden" : plain ? "invalid_credentials" : "validation",
    ] as Refusal,
    /** A directory that cannot be reached. */
    directoryDown: [400, since("0.12") ? "server" : plain ? "invalid_credentials" : "validation"] as Refusal,
    /** A certificate that is not where the settings say. */
    certificateMissing: [400, plain ? "server" : "validation"] as Refusal,

    /** The proxy's header and the token must be of the same person. */
    comparesTrustedHeader: since("0.6.14"),
    /** Where the operator names an address to go to after signing out. */
    leadsAwayAfterSignOut: since("0.6.6"),
    /** A proxy's header that names nobody. */
    refusesEmptyTrustedHeader: !since("0.8"),
    /** Somebody new whom the proxy's header names, while sign-up is closed. */
    refusesTrustedStranger: !since("0.8"),

    /** What the body of a 422 holds: FastAPI's list, or one sentence. */
    listsIssues: !since("0.12"),

    /** `Authorization: Bearer` without a token. */
    bareBearer: {
      protected: stumbles ? 500 : nobody[0],
      public: stumbles ? 500 : undefined,
      signOut: since("0.9.2") || !since("0.6.37") ? 200 : 500,
    },
    /** `Authorization: Bearer` and a token, with two spaces between. */
    twoSpaces: since("0.6.37") ? 500 : 401,

    /** Text that cannot be stored. */
    brokenText: {
      signIn: since("0.6.36") ? 500 : 400,
      profile: since("0.9.6") ? 500 : 400,
      timezone: since("0.9.6") ? 500 : 200,
      currentPassword: since("0.9.6") ? 500 : 400,
      newPassword: since("0.8.11") ? 400 : 500,
      settings: since("0.12") ? 409 : since("0.6.10") ? 500 : 200,
      settingsLater: since("0.12") || !since("0.6.10") ? 200 : 500,
      directoryLater: since("0.12") ? 200 : 500,
    },

    /** What an operation answers whose table cannot be read. */
    databaseTrouble: since("0.12") ? 503 : 500,
    /** Settings are read from the database for each request, and from memory before. */
    keepsSettingsInDatabase: since("0.10"),
    /** What asks Redis for settings, or whether a token was revoked, and fails without it. */
    failsWithoutRedis: since("0.11") ? "sign-out" : since("0.9.6") ? "credentials" : "everything",

    /** The cookie by which the server finds a sign-in with the provider holds the provider's own token. */
    oauthCookie: since("0.6.27") ? "oauth_session_id" : "oauth_id_token",
    /** Signing out redirects to the provider, where later releases say where it is. */
    signOutRedirects: !since("0.6.10"),
    /** The server stumbles over a name in its own code before it sets the cookie `oauth_session_id`. */
    tellsOAuthSession: !isOf("0.8"),
    /** A provider's token gets a session; the first releases stumble over a setting that they do not have. */
    exchangesTokens: since("0.8.11"),
    /** A token that the provider does not know. */
    unknownProviderToken: [400, since("0.11") ? "forbidden" : "invalid_credentials"] as Refusal,
    /** A token that a program has for itself. */
    tokenWithoutPerson: [400, "invalid_credentials"] as Refusal,
    tokenWithoutMail: [400, "validation"] as Refusal,
    tokenWithoutSub: [400, "validation"] as Refusal,
  };
}

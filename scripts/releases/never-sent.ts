import type { Facts } from "./facts.ts";

/** What the sources name and nobody gets, and why. */
const errors: { route: RegExp; error: RegExp; unless?: string; why: string }[] = [
  {
    route: /^(GET|DELETE) /,
    error: /^429 Too many attempts/,
    why: "only requests with POST are counted",
  },
  {
    route: /\/update\/(password|profile|timezone)$/,
    error: /^400 The email or password provided is incorrect/,
    why: "a request without a user ends before",
  },
  {
    route: /./,
    error: /^401 Invalid token$/,
    unless: "code utils.auth.is_valid_token",
    why: "reading a token never fails, and no token is revoked yet",
  },
  {
    route: /\/update\/password$/,
    error: /^400 Uh-oh! The password you entered is too long/,
    why: "the old password was measured, and no such password can be set",
  },
  {
    route: /./,
    error:
      /^(400 Something went wrong :\/|500 Oops! Something went wrong while creating your (account|API key))/,
    why: "the database would have to take a row and give none back",
  },
  {
    route: /\/(signin|signup|ldap|exchange|mfa\/verify|mfa\/enroll\/confirm)$/,
    error: /^401 Authenticator verification is required/,
    why: "asked again after it was given, or was found not to be needed",
  },
  {
    route: /\/(signin|ldap)$/,
    error: /^401 Session expired/,
    why: "only asked where a session is given",
  },
  {
    route: /\/signup$/,
    error: /^401 Invalid authentication request/,
    why: "the account is a moment old",
  },
  {
    route: /\/mfa\/enroll\/start$/,
    error: /^(409 Authentication is busy|429 Too many codes)/,
    why: "only attempts with a code are counted",
  },
  {
    route: /\/signin$/,
    error: /^400 Uh-oh! This email is already registered/,
    why: "an account is only made for a name that has none",
  },
];

const cookies: { route: RegExp; cookie: string; why: string }[] = [
  { route: /\/token\/exchange$/, cookie: "token", why: "it asks for a session without a cookie" },
];

/** Whether nobody can get an error from a route although its sources name it. */
export function isNeverRaised(facts: Facts, route: string, status: string, text: string): boolean {
  return errors.some(
    ({ route: routes, error, unless }) =>
      routes.test(route) && error.test(`${status} ${text}`) && !(unless && unless in facts),
  );
}

/** Whether nobody can get a cookie from a route although its sources name it. */
export function isNeverSent(route: string, cookie: string): boolean {
  return cookies.some((one) => one.route.test(route) && one.cookie === cookie);
}

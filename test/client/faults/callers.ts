import type { AuthsClient } from "../../../src/index.ts";

/** What callers do, in a word. */
export const ada = { email: "ada@example.com", password: "correct horse battery staple" };
export const readSession = (auths: AuthsClient) => auths.getSessionUser();
export const signIn = (auths: AuthsClient) => auths.signIn(ada);
export const signOut = (auths: AuthsClient) => auths.signOut();

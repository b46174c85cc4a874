import {
  type AuthsClient,
  createAuthsClient,
  isAuthsError,
  isSession,
  type SessionUserInfoResponse,
  type TokenStorage,
} from "open-webui-auths";

/** A client whose session lasts until the next start of the app. */
export function openClient(baseUrl: string, storage: TokenStorage): AuthsClient {
  return createAuthsClient({
    baseUrl,
    storage,
    // Secure stores take letters, digits, ".", "-" and "_" only.
    storageKey: `open-webui-${baseUrl.replace(/[^\w.-]+/g, "-")}`,
    timeout: 15_000,
  });
}

/** The stored session's user; null when nobody is signed in, or the session has ended. */
export async function restore(auths: AuthsClient): Promise<SessionUserInfoResponse | null> {
  if ((await auths.getToken()) === null) return null;
  try {
    return await auths.getSessionUser();
  } catch (error) {
    if (isAuthsError(error) && error.code === "not_authenticated") return null;
    throw error; // offline, for example: the session is still there
  }
}

/** @throws Error for an account with a second factor, which this example leaves out */
export async function signIn(
  auths: AuthsClient,
  email: string,
  password: string,
): Promise<SessionUserInfoResponse> {
  const result = await auths.signIn({ email, password });
  if (!isSession(result)) throw new Error("This account needs a second factor.");
  return auths.getSessionUser();
}

/** Forgets the session, also when the server cannot be reached. */
export async function signOut(auths: AuthsClient): Promise<void> {
  try {
    await auths.signOut();
  } catch (error) {
    // The token is gone from the phone; on the server the session may last until it expires.
    if (!isAuthsError(error) || error.code === "storage") throw error;
  }
}

/** An error in words for the screen. */
export function wordsOf(error: unknown): string {
  if (!isAuthsError(error)) return error instanceof Error ? error.message : "Something went wrong.";
  if (error.code === "invalid_credentials") return "The e-mail address or the password is wrong.";
  if (error.code === "network" || error.code === "timeout") return "The server does not answer.";
  if (error.code === "storage") return "This phone did not store the session.";
  return error.message;
}

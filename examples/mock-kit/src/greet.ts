import {
  type AuthsClient,
  type AuthsErrorCode,
  isAuthsError,
  isMfaChallenge,
  isSession,
  type SigninForm,
} from "open-webui-auths";

/** The app under test: signs somebody in and says hello, or in plain words why not. */
export async function signInAndGreet(
  auths: AuthsClient,
  account: SigninForm,
  askForCode: () => Promise<string>,
): Promise<string> {
  try {
    const result = await auths.signIn(account);
    if (isSession(result)) return `Hello, ${result.name}!`;
    if (!isMfaChallenge(result)) return "An admin has to let you in first.";
    if (result.next_step !== "verify")
      return "Open the chat in a browser first, to set up your second factor.";
    const { challenge_token } = result;
    const { name } = await auths.verifyMfaChallenge({ challenge_token, code: await askForCode() });
    return `Hello, ${name}!`;
  } catch (error) {
    const words = isAuthsError(error) && wordsFor[error.code];
    if (!words) throw error;
    return words;
  }
}

const wordsFor: Partial<Record<AuthsErrorCode, string>> = {
  invalid_credentials: "The e-mail address or the password is wrong.",
  rate_limited: "Too many tries: wait a few minutes.",
  mfa_invalid_code: "The code is wrong, or was used before.",
  mfa_expired: "That took too long: start again.",
  network: "The chat cannot be reached.",
};

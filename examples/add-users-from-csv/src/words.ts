import { type AuthsErrorCode, isAuthsError } from "open-webui-auths";

const words: Partial<Record<AuthsErrorCode, string>> = {
  validation: "the server refuses the row",
  rate_limited: "the server has had too many requests",
  server: "the server failed, several times over",
  network: "the server could not be reached, several times over",
  timeout: "no answer came within 30 seconds, several times over",
  not_authenticated: "the server does not know the API key, or not any more",
  forbidden: "this API key may not add users; it must be an admin's, and the server must let API keys do it",
  not_found: "the server has nothing there; is --server an Open WebUI?",
  unexpected_response: "the server's answer makes no sense; is --server an Open WebUI?",
};

/** Why something failed. An AuthsError tells no secret; the server's own words say more than its code. */
export function reasonOf(error: unknown): string {
  if (!isAuthsError(error)) return error instanceof Error ? error.message : String(error);
  const { code, detail, message } = error;
  const meaning = words[code];
  if (meaning === undefined) return message;
  return typeof detail === "string" ? `${meaning} (${detail})` : meaning;
}

/** "1 row", "2 rows". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

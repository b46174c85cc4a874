import type { AuthsClient } from "open-webui-auths";
import type { Ending } from "../session.ts";
import type { StepResult } from "./steps.ts";

/** How a sign-in with a provider went, on the page that the server sends people back to. */
export async function comeBack(
  auths: AuthsClient,
): Promise<{ ending: Ending } | { step: StepResult } | undefined> {
  if (location.pathname !== "/auth") return undefined;
  const asked = new URLSearchParams(location.search);
  // A reload does not do it twice.
  history.replaceState(null, "", "/");
  try {
    // The server's words are in the address, where anybody can write: they are not shown.
    if (asked.has("error")) return { ending: "provider_refused" };
    if (asked.has("pending")) return { step: { next_step: "pending" } };
    if (asked.has("mfa")) return { step: await auths.getMfaChallenge() };
    const token = /(?:^|; )token=([^;]+)/.exec(document.cookie)?.[1];
    if (!token) return { ending: "provider_refused" };
    await auths.setToken(token);
    return undefined;
  } catch {
    return { ending: "provider_refused" };
  }
}

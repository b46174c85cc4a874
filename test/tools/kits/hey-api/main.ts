import { tellAll } from "./accounts.ts";
import { getSessionUser, signIn } from "./client/index.ts";

await tellAll(async (baseUrl, email, password) => {
  const { data, error, response } = await signIn({ baseUrl, body: { email, password } });
  if (!data) return `refused: ${response?.status} ${typeof error === "object" ? error.detail : error}`;
  // only 0.12
  if ("challenge_token" in data) return `challenge: ${data.next_step}`;
  if ("next_step" in data) return "pending";
  // end only
  if (data.role === "pending") return "pending";
  const session = await getSessionUser({ baseUrl, auth: data.token });
  return `session: call ${session.data?.permissions.chat.call}`;
});

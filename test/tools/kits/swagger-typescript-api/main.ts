import { tellAll } from "./accounts.ts";
import { Api, type ErrorResponse, type HttpResponse } from "./client/client.ts";

await tellAll(async (baseUrl, email, password) => {
  const { api } = new Api({ baseUrl });
  try {
    const { data } = await api.signIn({ email, password });
    // only 0.12
    if ("challenge_token" in data) return `challenge: ${data.next_step}`;
    if ("next_step" in data) return "pending";
    // end only
    if (data.role === "pending") return "pending";
    const headers = { authorization: `Bearer ${data.token}` };
    const session = await api.getSessionUser({ headers });
    return `session: call ${session.data.permissions.chat.call}`;
  } catch (thrown) {
    const { status, error } = thrown as HttpResponse<unknown, ErrorResponse>;
    return `refused: ${status} ${error.detail}`;
  }
});

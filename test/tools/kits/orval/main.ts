import axios from "axios";
import { tellAll } from "./accounts.ts";
import { getSessionUser, signIn } from "./client.ts";

await tellAll(async (baseURL, email, password) => {
  try {
    const { data } = await signIn({ email, password }, { baseURL });
    // only 0.12
    if ("challenge_token" in data) return `challenge: ${data.next_step}`;
    if ("next_step" in data) return "pending";
    // end only
    if (data.role === "pending") return "pending";
    const headers = { authorization: `Bearer ${data.token}` };
    const session = await getSessionUser({ baseURL, headers });
    return `session: call ${session.data.permissions.chat.call}`;
  } catch (error) {
    if (!axios.isAxiosError(error)) throw error;
    return `refused: ${error.response?.status} ${error.response?.data.detail}`;
  }
});

import { tellAll } from "./accounts.ts";
import { Configuration, ResponseError, SessionApi } from "./client/index.ts";

await tellAll(async (basePath, email, password) => {
  const api = new SessionApi(new Configuration({ basePath }));
  try {
    const data = await api.signIn({ signinForm: { email, password } });
    // only 0.12
    if ("challengeToken" in data) return `challenge: ${data.nextStep}`;
    if ("nextStep" in data) return "pending";
    // end only
    if (data.role === "pending") return "pending";
    const known = new SessionApi(new Configuration({ basePath, accessToken: data.token }));
    const session = await known.getSessionUser();
    return `session: call ${session.permissions.chat.call}`;
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    const { detail } = (await error.response.json()) as { detail: string };
    return `refused: ${error.response.status} ${detail}`;
  }
});

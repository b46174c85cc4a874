import { createAuthsClient, isAuthsError } from "open-webui-auths";
import { explanations } from "./explanations.ts";
import { tokenOf } from "./token.ts";

export interface Env {
  /** Where Open WebUI is, set in wrangler.jsonc. */
  readonly OPEN_WEBUI_URL?: string;
}

export default {
  async fetch(request, { OPEN_WEBUI_URL: baseUrl = "" }) {
    if (request.method !== "GET")
      return answer(405, { message: "Only GET is known here." }, { Allow: "GET" });
    if (!/^https?:/.test(baseUrl) || !URL.canParse(baseUrl)) {
      return answer(500, {
        message: "Set OPEN_WEBUI_URL to where Open WebUI is, such as https://chat.example.com",
      });
    }
    const token = tokenOf(request);
    if (!token) return refuse("not_authenticated");
    try {
      // One client a request: an isolate serves many people at once, and must not mix them.
      const auths = createAuthsClient({ baseUrl, token, timeout: 10_000 });
      const { name, email, role } = await auths.getSessionUser();
      // Here comes what is guarded.
      return answer(200, { name, email, role });
    } catch (error) {
      if (isAuthsError(error)) return refuse(error.code);
      throw error;
    }
  },
} satisfies ExportedHandler<Env>;

function refuse(code: keyof typeof explanations): Response {
  const [status, message] = explanations[code];
  return answer(status, { code, message }, status === 401 ? { "WWW-Authenticate": "Bearer" } : {});
}

/** What is about one person must not be kept for the next. */
function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

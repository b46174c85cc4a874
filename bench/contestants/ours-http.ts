import { createAuthsClient } from "open-webui-auths";
import type { Connect } from "./contestant.ts";

export const connect: Connect = (baseUrl) => {
  const auths = createAuthsClient({ baseUrl });
  return {
    async signIn(form) {
      await auths.signIn(form);
    },
    async getSession() {
      const { data, response } = await auths.http.GET("/api/v1/auths/");
      if (!data) throw new Error(`getSessionUser: ${response.status}`);
      return data;
    },
  };
};

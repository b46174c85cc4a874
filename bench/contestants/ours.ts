import { createAuthsClient } from "open-webui-auths";
import type { Connect } from "./contestant.ts";

export const connect: Connect = (baseUrl) => {
  const auths = createAuthsClient({ baseUrl });
  return {
    async signIn(form) {
      await auths.signIn(form);
    },
    getSession: () => auths.getSessionUser(),
  };
};

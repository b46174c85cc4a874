import { setConfig } from "../dist/peers/kubb/.kubb/fetch.ts";
import { getSessionUser } from "../dist/peers/kubb/clients/getSessionUser.ts";
import { signIn } from "../dist/peers/kubb/clients/signIn.ts";
import { type Connect, tokenOf } from "./contestant.ts";

export const connect: Connect = (baseURL) => {
  setConfig({ baseURL });
  return {
    async signIn(form) {
      const result = await signIn(form, { headers: { "content-type": "application/json" } });
      setConfig({ baseURL, headers: { authorization: `Bearer ${tokenOf(result)}` } });
    },
    getSession: () => getSessionUser(),
  };
};

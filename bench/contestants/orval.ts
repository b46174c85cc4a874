import { getSessionUser, signIn } from "../dist/peers/orval/client.ts";
import { setBaseUrl } from "../peers/orval-base-url.ts";
import { type Connect, tokenOf } from "./contestant.ts";

export const connect: Connect = (baseUrl) => {
  setBaseUrl(baseUrl);
  let authorization = "";
  return {
    async signIn(form) {
      const { data, status } = await signIn(form);
      if (status !== 200) throw new Error(`signIn: ${status}`);
      authorization = `Bearer ${tokenOf(data)}`;
    },
    async getSession() {
      const { data, status } = await getSessionUser({ headers: { authorization } });
      if (status !== 200) throw new Error(`getSessionUser: ${status}`);
      return data;
    },
  };
};

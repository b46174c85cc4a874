import { createClient } from "../dist/peers/hey-api/client/index.ts";
import { getSessionUser, signIn } from "../dist/peers/hey-api/sdk.gen.ts";
import { type Connect, tokenOf } from "./contestant.ts";

export const connect: Connect = (baseUrl) => {
  let token: string | undefined;
  const client = createClient({
    baseUrl,
    throwOnError: true,
    auth: ({ type }) => (type === "http" ? token : undefined),
  });
  return {
    async signIn(body) {
      const { data } = await signIn({ client, body, throwOnError: true });
      token = tokenOf(data);
    },
    async getSession() {
      const { data } = await getSessionUser({ client, throwOnError: true });
      return data;
    },
  };
};

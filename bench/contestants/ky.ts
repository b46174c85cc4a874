import ky from "ky";
import type { SessionUserInfoResponse } from "../../generated/v0.12/models.ts";
import { type Connect, tokenOf } from "./contestant.ts";

export const connect: Connect = (baseUrl) => {
  let authorization = "";
  const http = ky.create({
    prefix: baseUrl,
    retry: 0,
    timeout: false,
    hooks: {
      beforeRequest: [
        ({ request }) => {
          if (authorization) request.headers.set("authorization", authorization);
        },
      ],
    },
  });
  return {
    async signIn(json) {
      authorization = `Bearer ${tokenOf(await http.post("api/v1/auths/signin", { json }).json())}`;
    },
    getSession: () => http.get("api/v1/auths/").json<SessionUserInfoResponse>(),
  };
};

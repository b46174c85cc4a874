import { ofetch } from "ofetch";
import type { SessionUserInfoResponse } from "../../generated/v0.12/models.ts";
import { type Connect, tokenOf } from "./contestant.ts";

export const connect: Connect = (baseURL) => {
  let authorization = "";
  const http = ofetch.create({
    baseURL,
    retry: 0,
    onRequest({ options }) {
      if (authorization) options.headers.set("authorization", authorization);
    },
  });
  return {
    async signIn(body) {
      authorization = `Bearer ${tokenOf(await http("/api/v1/auths/signin", { method: "POST", body }))}`;
    },
    getSession: () => http<SessionUserInfoResponse>("/api/v1/auths/"),
  };
};

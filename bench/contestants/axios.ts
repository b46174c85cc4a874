import axios from "axios";
import type { SessionUserInfoResponse } from "../../generated/v0.12/models.ts";
import { type Connect, tokenOf } from "./contestant.ts";

export const connect: Connect = (baseURL) => {
  let authorization = "";
  const http = axios.create({ baseURL, adapter: "fetch" });
  http.interceptors.request.use((config) => {
    if (authorization) config.headers.set("authorization", authorization);
    return config;
  });
  return {
    async signIn(form) {
      authorization = `Bearer ${tokenOf((await http.post("/api/v1/auths/signin", form)).data)}`;
    },
    async getSession() {
      const { data } = await http.get<SessionUserInfoResponse>("/api/v1/auths/");
      return data;
    },
  };
};

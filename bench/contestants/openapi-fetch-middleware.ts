import createClient from "openapi-fetch";
import type { paths } from "../../generated/v0.12/schema.ts";
import { type Connect, tokenOf } from "./contestant.ts";

export const connect: Connect = (baseUrl) => {
  const http = createClient<paths>({ baseUrl });
  let authorization = "";
  http.use({
    onRequest({ request }) {
      if (authorization) request.headers.set("authorization", authorization);
      return request;
    },
  });
  return {
    async signIn(form) {
      const { data, response } = await http.POST("/api/v1/auths/signin", { body: form });
      if (!data) throw new Error(`signIn: ${response.status}`);
      authorization = `Bearer ${tokenOf(data)}`;
    },
    async getSession() {
      const { data, response } = await http.GET("/api/v1/auths/");
      if (!data) throw new Error(`getSessionUser: ${response.status}`);
      return data;
    },
  };
};

import { type Connect, tokenOf } from "./contestant.ts";

export const connect: Connect = (baseUrl) => {
  let authorization = "";
  return {
    async signIn(form) {
      const response = await fetch(`${baseUrl}/api/v1/auths/signin`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(form),
      });
      const result = await response.json();
      if (!response.ok) throw new Error(`signIn: ${response.status}`);
      authorization = `Bearer ${tokenOf(result)}`;
    },
    async getSession() {
      const response = await fetch(`${baseUrl}/api/v1/auths/`, { headers: { authorization } });
      if (!response.ok) throw new Error(`getSessionUser: ${response.status}`);
      return response.json();
    },
  };
};

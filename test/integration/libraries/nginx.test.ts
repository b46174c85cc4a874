import { describe, expect, inject, it } from "vitest";
import { createAuthsClient } from "../../../src/index.ts";
import { noNginx, selfSigned, startNginx, trust } from "../nginx.ts";
import { ada } from "./ada.ts";

const token = "aaa.bbb.ccc";

describe.skipIf(noNginx)("a client behind nginx", () => {
  it("works below a path, with the methods, http and fetch", async () => {
    const auths = createAuthsClient({ baseUrl: `${await startNginx(inject("newestMockUrl"))}/chat` });
    await auths.signIn(ada);
    expect((await auths.getSessionUser()).email).toBe(ada.email);
    expect((await auths.fetch("/api/v1/auths/")).status).toBe(200);
    expect((await auths.http.GET("/api/v1/auths/")).data?.email).toBe(ada.email);
  });

  it("works with TLS ended there, once its certificate is trusted", async () => {
    const certificate = await selfSigned();
    const auths = createAuthsClient({
      baseUrl: `${await startNginx(inject("newestMockUrl"), certificate)}/chat`,
    });
    await expect(auths.signIn(ada)).rejects.toMatchObject({
      code: "network",
      cause: { cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" } },
    });
    trust(certificate);
    await auths.signIn(ada);
    expect((await auths.getSessionUser()).email).toBe(ada.email);
    expect((await auths.fetch("/api/v1/auths/")).status).toBe(200);
    expect((await auths.http.GET("/api/v1/auths/")).data?.email).toBe(ada.email);
  });

  it.each(["gated", "portal", "page"])(
    "does not take the word of a gate (%s) for the server's, and keeps its token",
    async (gate) => {
      let renewals = 0;
      const auths = createAuthsClient({
        baseUrl: `${await startNginx(inject("newestMockUrl"))}/${gate}`,
        token,
        reauthenticate: () => {
          renewals += 1;
        },
      });
      await expect(auths.getSessionUser()).rejects.toMatchObject({
        code: "unexpected_response",
        message: expect.stringContaining("a sign-in page or a captive portal may be in between"),
      });
      expect(await auths.getToken()).toBe(token);
      expect(renewals).toBe(0);
    },
  );

  it("passes a gate with basic auth where it needs no token of its own", async () => {
    const headers = { authorization: `Basic ${btoa("ada:open sesame")}` };
    const auths = createAuthsClient({
      baseUrl: `${await startNginx(inject("newestMockUrl"))}/gated`,
      headers,
    });
    expect(await auths.signIn(ada)).toMatchObject({ email: ada.email });
    // One header cannot hold both: the gate's stays, and the server gets no token.
    await expect(auths.getSessionUser()).rejects.toMatchObject({ code: "not_authenticated" });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuthsClient } from "../../../../src/index.ts";
import { type Admin, bootOpenWebUI, createFirstAdmin, type OpenWebUI } from "../../../servers/index.ts";
import { noNginx, selfSigned, startNginx, trust } from "../../nginx.ts";
import { installed } from "../../runtimes/runtime.ts";

/** Installed with the runtimes, which the gate tries before. */
const undici = installed("undici-7", "index.js");

describe.skipIf(noNginx)("a client behind nginx, in front of a real 0.12", () => {
  let server: OpenWebUI;
  let admin: Admin;
  beforeAll(async () => {
    server = await bootOpenWebUI({ release: "0.12" });
    admin = await createFirstAdmin(server.baseUrl);
  });
  afterAll(() => server?.stop());

  it("works below a path", async () => {
    const auths = createAuthsClient({ baseUrl: `${await startNginx(server.baseUrl)}/chat` });
    await auths.signIn(admin);
    expect((await auths.getSessionUser()).email).toBe(admin.email);
    await auths.signOut();
    expect(await auths.getToken()).toBeNull();
  });

  it("sends the token in a header of its own where basic auth owns Authorization", async () => {
    const nginx = await startNginx(server.baseUrl);
    const headers = { authorization: `Basic ${btoa("ada:open sesame")}` };
    // nginx passes the gate's Authorization on, and the server takes that for the session's.
    const without = createAuthsClient({ baseUrl: `${nginx}/gated`, headers, token: admin.token });
    await expect(without.getSessionUser()).rejects.toMatchObject({ code: "not_authenticated" });

    const auths = createAuthsClient({ baseUrl: `${nginx}/own`, headers, tokenHeader: true });
    await auths.signIn(admin);
    expect((await auths.getSessionUser()).email).toBe(admin.email);
    expect((await auths.fetch("/api/v1/auths/", { headers })).status).toBe(200);
    expect((await auths.http.GET("/api/v1/auths/")).data?.email).toBe(admin.email);
  });

  it("works with TLS ended there, and with basic auth behind it", async () => {
    const certificate = await selfSigned();
    const nginx = await startNginx(server.baseUrl, certificate);
    const auths = createAuthsClient({ baseUrl: `${nginx}/chat` });
    await expect(auths.signIn(admin)).rejects.toMatchObject({
      code: "network",
      cause: { cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" } },
    });

    trust(certificate);
    await auths.signIn(admin);
    expect((await auths.getSessionUser()).email).toBe(admin.email);
    await auths.signOut();
    expect(await auths.getToken()).toBeNull();

    const headers = { authorization: `Basic ${btoa("ada:open sesame")}` };
    const gated = createAuthsClient({ baseUrl: `${nginx}/own`, headers, tokenHeader: true });
    await gated.signIn(admin);
    expect((await gated.fetch("/api/v1/auths/", { headers })).status).toBe(200);
    expect((await gated.getSessionUser()).email).toBe(admin.email);
  });

  it.skipIf(!undici)(
    "shows a client certificate by a dispatcher, and the token beside basic auth",
    async () => {
      const [ofServer, ofPerson] = await Promise.all([selfSigned(), selfSigned()]);
      const baseUrl = `${await startNginx(server.baseUrl, ofServer, ofPerson.cert)}/certified`;
      const headers = { authorization: `Basic ${btoa("ada:open sesame")}` };
      const { Agent } = await import(undici ?? "");
      const withTls = (tls: object) => {
        const dispatcher = new Agent({ connect: { ca: ofServer.cert, ...tls } });
        const options = { baseUrl, headers, tokenHeader: true as const };
        const send = (request: Request, init?: RequestInit) =>
          fetch(request, { ...init, dispatcher } as RequestInit);
        return createAuthsClient({ ...options, fetch: send });
      };
      const auths = withTls({ cert: ofPerson.cert, key: ofPerson.private });
      await auths.signIn(admin);
      expect((await auths.getSessionUser()).email).toBe(admin.email);
      expect((await auths.fetch("/api/models", { headers })).status).toBe(200);
      await expect(withTls({}).signIn(admin)).rejects.toMatchObject({ code: "unexpected_response" });
    },
  );
});

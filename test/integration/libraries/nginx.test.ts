import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { onPath } from "../../../scripts/support/executables.ts";
import { createAuthsClient } from "../../../src/index.ts";
import { freePort } from "../../servers/ports.ts";
import { ada } from "./ada.ts";

const [nginx] = onPath("nginx");
const token = "aaa.bbb.ccc";

describe.skipIf(!nginx && !process.env.CI)("a client behind nginx", () => {
  it("works below a path, with the methods, http and fetch", async () => {
    const auths = createAuthsClient({ baseUrl: `${await startNginx()}/chat` });
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
        baseUrl: `${await startNginx()}/${gate}`,
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
    const auths = createAuthsClient({ baseUrl: `${await startNginx()}/gated`, headers });
    expect(await auths.signIn(ada)).toMatchObject({ email: ada.email });
    // One header cannot hold both: the gate's stays, and the server gets no token.
    await expect(auths.getSessionUser()).rejects.toMatchObject({ code: "not_authenticated" });
  });
});

/** An nginx on loopback: a path prefix, basic auth, a redirect to a sign-in page, and such a page instead of an answer. */
async function startNginx(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-nginx-"));
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const upstream = inject("newestMockUrl");
  writeFileSync(join(folder, "users"), "ada:{PLAIN}open sesame\n");
  const settings = `daemon off; pid ${folder}/pid; error_log stderr; events {}
    ${process.getuid?.() === 0 ? "user root;" : ""}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
      server {
        listen 127.0.0.1:${port};
        location /chat/ { proxy_pass ${upstream}/; }
        location /gated/ { auth_basic gate; auth_basic_user_file ${folder}/users; proxy_pass ${upstream}/; }
        location /portal/ { return 302 http://127.0.0.1:${port}/sign-in; }
        location /page/ { default_type text/html; return 200 "<h1>Sign in</h1>"; }
      }
    }`;
  writeFileSync(join(folder, "nginx.conf"), settings);
  const child = spawn(nginx ?? "", ["-c", `${folder}/nginx.conf`, "-e", "stderr"], { stdio: "ignore" });
  onTestFinished(async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  const answers = () => fetch(`${url}/page/`).then((response) => response.ok);
  await expect.poll(() => answers().catch(() => false), { timeout: 20_000 }).toBe(true);
  return url;
}

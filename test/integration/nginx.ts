import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { onPath } from "../../scripts/support/executables.ts";
import { freePort } from "../servers/ports.ts";

const [nginx] = onPath("nginx");

/** Whether to leave the tests out: in CI it must be there. */
export const noNginx = !nginx && !process.env.CI;

/** An nginx on loopback, in front of a server: a path prefix, basic auth, a redirect to a sign-in page, and such a page instead of an answer. */
export async function startNginx(upstream: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-nginx-"));
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
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
        location /own/ { auth_basic gate; auth_basic_user_file ${folder}/users;
          proxy_set_header Authorization ""; proxy_pass ${upstream}/; }
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

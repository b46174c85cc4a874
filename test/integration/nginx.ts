import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { generate } from "selfsigned";
import { expect, onTestFinished } from "vitest";
import { onPath } from "../../scripts/support/executables.ts";
import { freePort } from "../servers/ports.ts";

const [nginx] = onPath("nginx");

/** Whether to leave the tests out: in CI it must be there. */
export const noNginx = !nginx && !process.env.CI;

/**
 * An nginx on loopback, in front of a server: a path prefix, basic auth, a redirect to a sign-in page, and such a page
 * instead of an answer.
 *
 * @param certificate - its own: TLS ends there
 * @param people - the certificates of those whom `/certified` lets in
 */
export async function startNginx(
  upstream: string,
  certificate?: Certificate,
  people?: string,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-nginx-"));
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(join(folder, "users"), "ada:{PLAIN}open sesame\n");
  if (certificate) {
    writeFileSync(join(folder, "certificate.pem"), certificate.cert);
    writeFileSync(join(folder, "key.pem"), certificate.private, { mode: 0o600 });
  }
  if (people) writeFileSync(join(folder, "people.pem"), people);
  const tls = `ssl_certificate ${folder}/certificate.pem; ssl_certificate_key ${folder}/key.pem;
    ${people ? `ssl_client_certificate ${folder}/people.pem; ssl_verify_client optional;` : ""}`;
  const own = `auth_basic gate; auth_basic_user_file ${folder}/users;
    proxy_set_header Authorization ""; proxy_pass ${upstream}/;`;
  const settings = `daemon off; pid ${folder}/pid; error_log stderr; events {}
    ${process.getuid?.() === 0 ? "user root;" : ""}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
      server {
        listen 127.0.0.1:${port}${certificate ? ` ssl; ${tls}` : ";"}
        location /chat/ { proxy_pass ${upstream}/; }
        location /gated/ { auth_basic gate; auth_basic_user_file ${folder}/users; proxy_pass ${upstream}/; }
        location /own/ { ${own} }
        location /certified/ { if ($ssl_client_verify != SUCCESS) { return 403; } ${own} }
        location /portal/ { return 302 $scheme://127.0.0.1:${port}/sign-in; }
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
  await expect.poll(() => listensAt(port), { timeout: 20_000 }).toBe(true);
  return `${certificate ? "https" : "http"}://127.0.0.1:${port}`;
}

function listensAt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const done = (listens: boolean) => {
      socket.destroy();
      resolve(listens);
    };
    socket.once("connect", () => done(true)).once("error", () => done(false));
  });
}

type Certificate = Awaited<ReturnType<typeof generate>>;

/** A certificate for this machine that nobody trusts yet. */
export function selfSigned(): Promise<Certificate> {
  const extensions = [
    { name: "basicConstraints" as const, cA: false },
    { name: "subjectAltName" as const, altNames: [{ type: 7 as const, ip: "127.0.0.1" }] },
  ];
  return generate([{ name: "commonName", value: "127.0.0.1" }], { algorithm: "sha256", extensions });
}

/** Trusts it in this process until the test is over, as `NODE_EXTRA_CA_CERTS` does from a process' start; the check stays on. */
export function trust({ cert }: Certificate): void {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, cert]);
  onTestFinished(() => setDefaultCACertificates(before));
}

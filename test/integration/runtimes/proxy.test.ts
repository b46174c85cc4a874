import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer as createProxy } from "node:http";
import { createServer, type Server } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { promisify } from "node:util";
import { generate } from "selfsigned";
import { expect, inject, it, onTestFinished } from "vitest";
import { installed } from "./runtime.ts";

const denoFlags = ["run", "--allow-net=127.0.0.1", "--allow-read=.", "--node-modules-dir=manual"];
const runtimes: [name: string, program: string | undefined, args: string[]][] = [
  ["Node 24", installed("node-24", "bin/node"), []],
  ["Bun", installed("bun", "bin/bun.exe"), ["run"]],
  ["Deno", installed("deno", "bin.cjs"), denoFlags],
];

it.skipIf(!process.env.CI && runtimes.some(([, program]) => !program)).for(runtimes)(
  "in %s the runtime's proxy and certificates reach the methods, http and fetch",
  async ([, program = "", args]) => {
    const { server, ca } = await startTls();
    const proxy = await startProxy();
    const way = {
      baseUrl: `https://${server}`,
      proxy: proxy.url,
      ca,
      undici: installed("undici", "index.js"),
    };
    const given = [...args, "proxied.js", JSON.stringify(way)];
    const cwd = inject("consumer");
    const env = { PATH: process.env.PATH, HOME: cwd, DENO_DIR: `${cwd}/.deno`, DENO_NO_UPDATE_CHECK: "1" };
    const { stdout } = await promisify(execFile)(program, given, { cwd, env, timeout: 50_000 });
    expect(JSON.parse(stdout)).toEqual(["Ada", 200, 200]);
    // It saw no more than where to: the token went by in TLS.
    expect(new Set(proxy.asked)).toEqual(new Set([server]));
  },
);

it.skipIf(!process.env.CI && runtimes.some(([, program]) => !program)).for(runtimes)(
  "in %s the environment's proxy and certificates are used, too",
  async ([, program = "", args]) => {
    const { server, ca } = await startTls();
    const proxy = await startProxy();
    const cwd = inject("consumer");
    const certificates = `${cwd}/ca.pem`;
    writeFileSync(certificates, ca);
    writeFileSync(
      `${cwd}/by-environment.js`,
      `import { createAuthsClient } from "open-webui-auths";
      const auths = createAuthsClient({ baseUrl: "https://${server}", token: "aaa.bbb.ccc" });
      console.log((await auths.getSessionUser()).name);`,
    );
    const env = {
      ...{ PATH: process.env.PATH, HOME: cwd, DENO_DIR: `${cwd}/.deno`, DENO_NO_UPDATE_CHECK: "1" },
      HTTPS_PROXY: proxy.url,
      NODE_USE_ENV_PROXY: "1",
      NODE_EXTRA_CA_CERTS: certificates,
      DENO_CERT: certificates,
    };
    const given = [...args, "by-environment.js"];
    const { stdout } = await promisify(execFile)(program, given, { cwd, env, timeout: 50_000 });
    expect(stdout).toBe("Ada\n");
    expect(new Set(proxy.asked)).toEqual(new Set([server]));
  },
);

/** An Open WebUI behind a certificate that nobody knows. */
async function startTls() {
  const names = [{ type: 7 as const, ip: "127.0.0.1" }];
  const extensions = [
    { name: "basicConstraints" as const, cA: false },
    { name: "subjectAltName" as const, altNames: names },
  ];
  const { private: key, cert } = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    algorithm: "sha256",
    extensions,
  });
  const session = { token: "aaa.bbb.ccc", token_type: "Bearer", name: "Ada", role: "user" };
  const server = createServer({ key, cert }, ({ url, headers }, response) => {
    const isKnown = url === "/api/v1/auths/signin" || headers.authorization === `Bearer ${session.token}`;
    response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(session));
  });
  return { server: await listening(server), ca: cert };
}

/** A forward proxy that opens tunnels, and keeps where to. */
async function startProxy() {
  const asked: string[] = [];
  const proxy = createProxy((_, response) => response.writeHead(405).end());
  proxy.on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const further = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      further.pipe(socket).pipe(further);
    });
    for (const one of [further, socket]) one.on("error", () => further.destroy());
    onTestFinished(() => void further.destroy());
  });
  return { asked, url: `http://${await listening(proxy)}` };
}

async function listening(server: Server | ReturnType<typeof createProxy>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

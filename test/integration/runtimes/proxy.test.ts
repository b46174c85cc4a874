import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer as createProxy } from "node:http";
import { createServer, type Server } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { promisify } from "node:util";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { listen } from "../../support/listen.ts";
import { noNginx, selfSigned, startNginx } from "../nginx.ts";
import { installed } from "./runtime.ts";

type Program = readonly [name: string, program: string | undefined, args: string[]];

const denoFlags = ["run", "--allow-net=127.0.0.1", "--allow-read=.", "--node-modules-dir=manual"];
const others: Program[] = [
  ["Bun", installed("bun", "bin/bun.exe"), ["run"]],
  ["Deno", installed("deno", "bin.cjs"), denoFlags],
];
const nodes = [20, 22, 24].map(
  (major) => [`Node ${major}`, installed(`node-${major}`, "bin/node"), []] as const,
);
/** Each Node with the dispatchers of those majors of undici that run there. */
const withUndici = nodes.flatMap(([name, ...node]) =>
  (name === "Node 20" ? [6, 7] : [6, 7, 8]).map(
    (major) => [`${name} with undici ${major}`, ...node, major] as const,
  ),
);
const noRuntimes = !process.env.CI && [...nodes, ...others].some(([, program]) => !program);

describe.skipIf(noRuntimes)("a forward proxy", () => {
  it.for([...withUndici, ...others.map((one) => [...one, undefined] as const)])(
    "and certificates of one's own reach the methods, http, fetch and openapi-fetch: %s",
    async ([, program, args, major]) => {
      const { server, ca } = await startTls();
      const proxy = await startProxy();
      const way = { baseUrl: `https://${server}`, proxy: proxy.url, tls: { ca }, undici: undiciOf(major) };
      expect(await answersTo(program, args, way)).toEqual(["Ada", 200, 200, 200]);
      // It saw no more than where to: the token went by in TLS.
      expect(new Set(proxy.asked)).toEqual(new Set([server]));
    },
  );

  it("cannot be reached by Node's own fetch with a dispatcher of undici 8 as it is", async () => {
    const { server, ca } = await startTls();
    const proxy = await startProxy();
    const way = {
      baseUrl: `https://${server}`,
      proxy: proxy.url,
      tls: { ca },
      undici: undiciOf(8),
      isBare: true,
    };
    for (const [name, program, args] of nodes.slice(1)) {
      const failed = answersTo(program, args, way);
      await expect(failed, name).rejects.toThrow("UND_ERR_INVALID_ARG");
    }
  });

  it.for([...nodes.slice(1), ...others])(
    "and certificates are taken from the environment, too: %s",
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
        HTTPS_PROXY: proxy.url,
        NODE_USE_ENV_PROXY: "1",
        NODE_EXTRA_CA_CERTS: certificates,
        DENO_CERT: certificates,
      };
      expect(await outputOf(program, [...args, "by-environment.js"], env)).toBe("Ada\n");
      expect(new Set(proxy.asked)).toEqual(new Set([server]));
    },
  );
});

describe.skipIf(noRuntimes || noNginx)(
  "nginx that wants a client's certificate, and a password in Authorization",
  () => {
    it.for(withUndici)("lets the session pass in x-api-key: %s", async ([, program, args, major]) => {
      await using server = await listen(({ url, headers }, response) => {
        const isKnown = /signin$/.test(url ?? "") || headers["x-api-key"] === session.token;
        if (headers.authorization) throw new Error("the gate's password came through");
        response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
        response.end(JSON.stringify(session));
      });
      const [ofServer, ofPerson] = await Promise.all([selfSigned(), selfSigned()]);
      const baseUrl = `${await startNginx(server.url, ofServer, ofPerson.cert)}/certified`;
      const headers = { authorization: `Basic ${btoa("ada:open sesame")}` };
      const way = { baseUrl, undici: undiciOf(major), options: { tokenHeader: true, headers } };
      const tls = { ca: ofServer.cert, cert: ofPerson.cert, key: ofPerson.private };
      expect(await answersTo(program, args, { ...way, tls })).toEqual(["Ada", 200, 200, 200]);
      const without = answersTo(program, args, { ...way, tls: { ca: ofServer.cert } });
      await expect(without).rejects.toThrow("unexpected_response");
    });
  },
);

const session = { token: "aaa.bbb.ccc", token_type: "Bearer", name: "Ada", role: "user" };

function undiciOf(major: number | undefined): string | undefined {
  return installed(`undici-${major}`, "index.js");
}

/** What the server answers to the program that goes that way. */
async function answersTo(program = "", args: readonly string[], way: object): Promise<unknown> {
  const given = JSON.stringify({ options: {}, ...way });
  return JSON.parse(await outputOf(program, [...args, "proxied.js", given]));
}

async function outputOf(program: string, args: string[], more = {}): Promise<string> {
  const cwd = inject("consumer");
  const env = {
    PATH: process.env.PATH,
    HOME: cwd,
    DENO_DIR: `${cwd}/.deno`,
    DENO_NO_UPDATE_CHECK: "1",
    ...more,
  };
  return (await promisify(execFile)(program, args, { cwd, env, timeout: 50_000 })).stdout;
}

/** An Open WebUI behind a certificate that nobody knows. */
async function startTls() {
  const { private: key, cert } = await selfSigned();
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

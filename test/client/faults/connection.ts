import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { generate } from "selfsigned";
import { ada, signIn } from "./callers.ts";
import type { Fault } from "./fault.ts";
import {
  answering,
  answeringSecurely,
  type Certificate,
  half,
  json,
  nobody,
  silence,
  speaking,
} from "./servers.ts";

/** No answer, or one that breaks off. */
export const connectionFaults: readonly Fault[] = [
  {
    what: "The server is down",
    wire: "The connection is refused.",
    advice: "Show that the server is unreachable, and offer a retry.",
    server: nobody,
    outcome: { code: "network", reason: "ECONNREFUSED", token: "stays", asked: 0 },
  },
  {
    what: "The name is not found",
    wire: "`baseUrl` has a host under `.invalid`, which does not exist.",
    advice: "Check `baseUrl`; then the network and its DNS.",
    server: nobody,
    client: () => ({ baseUrl: "http://chat.invalid" }),
    // A machine without a resolver says that it cannot tell.
    outcome: { code: "network", reason: ["ENOTFOUND", "EAI_AGAIN"], token: "stays", asked: 0 },
  },
  {
    what: "TLS: an untrusted certificate",
    wire: "The server shows a self-signed certificate; the client closes the connection before it sends anything.",
    advice: "Add the certificate authority to Node (`NODE_EXTRA_CA_CERTS`). Never disable the check.",
    server: async () => answeringSecurely(await certificateFor("127.0.0.1"), json(200, {})),
    outcome: { code: "network", reason: "DEPTH_ZERO_SELF_SIGNED_CERT", token: "stays", asked: 0 },
  },
  {
    what: "TLS: a certificate for another host",
    wire: "The certificate is trusted, but for `other.example`; the client closes the connection before it sends anything.",
    advice: "Check `baseUrl`, or the server's certificate.",
    server: async () => {
      const certificate = await certificateFor("other.example");
      setDefaultCACertificates([...getCACertificates("default"), certificate.cert]);
      return answeringSecurely(certificate, json(200, {}));
    },
    outcome: { code: "network", reason: "ERR_TLS_CERT_ALTNAME_INVALID", token: "stays", asked: 0 },
  },
  {
    what: "`https` on a server with `http`",
    wire: "The server reads the TLS handshake as an invalid request.",
    advice: "Check `baseUrl`.",
    server: () => answering(json(200, {})),
    client: ({ server: { url } }) => ({ baseUrl: url.replace("http:", "https:") }),
    outcome: { code: "network", reason: "ERR_SSL_WRONG_VERSION_NUMBER", token: "stays", asked: 0 },
  },
  {
    what: "Reset before a response",
    wire: "The server receives the request and resets the connection.",
    advice:
      "The server may have processed the request: read the current state before you repeat a change. Reading and signing in are safe to repeat.",
    server: () => speaking((socket) => socket.resetAndDestroy()),
    call: signIn,
    outcome: { code: "network", reason: "ECONNRESET", token: "stays", asked: 1 },
  },
  {
    what: "Closed before a response",
    wire: "The server receives the request and closes the connection normally.",
    advice: "As above.",
    server: () => speaking((socket) => socket.end()),
    call: signIn,
    outcome: { code: "network", reason: "UND_ERR_SOCKET", token: "stays", asked: 1 },
  },
  {
    what: "Reset in the middle of the body",
    wire: "Status 200 and half of the body arrive; then the connection is reset.",
    advice: "As above. An interrupted sign-in leaves an unused session on the server, which is harmless.",
    server: () =>
      speaking((socket) => {
        socket.write(
          'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"token":',
          () => setImmediate(() => socket.resetAndDestroy()),
        );
      }),
    call: signIn,
    outcome: { code: "network", token: "stays", asked: 1 },
  },
  {
    what: "A shorter body than announced",
    wire: "`Content-Length` says 99, the server closes after 9.",
    advice: "As above.",
    server: () =>
      speaking((socket) => {
        socket.end(
          'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"token":',
        );
      }),
    call: signIn,
    outcome: { code: "network", token: "stays", asked: 1 },
  },
  {
    what: "Not HTTP",
    wire: "Another service responds on the port.",
    advice: "Check `baseUrl`.",
    server: () => speaking((socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n")),
    outcome: { code: "network", token: "stays", asked: 1 },
  },
  {
    what: "No response, with a `timeout`",
    wire: "The server receives the request and does not respond; the call has `timeout: 100`.",
    advice: "Show that the server is slow, and offer a retry; a change may have been made.",
    server: () => answering(silence),
    call: (auths) => auths.getSessionUser({ timeout: 100 }),
    outcome: { code: "timeout", token: "stays", asked: 1 },
  },
  {
    what: "A slow body, with a `timeout`",
    wire: "Status 200 and half of the body arrive, and nothing more; the call has `timeout: 100`.",
    advice: "As above.",
    server: () => answering(half),
    call: (auths) => auths.getSessionUser({ timeout: 100 }),
    outcome: { code: "timeout", token: "stays", asked: 1 },
  },
  {
    what: "Aborted before the call",
    wire: "Nothing is sent.",
    advice: "Nothing: you aborted it.",
    server: () => answering(json(200, {})),
    call: (auths) => auths.getSessionUser({ signal: AbortSignal.abort() }),
    outcome: { code: "aborted", token: "stays", asked: 0 },
  },
  {
    what: "Aborted while waiting for the response",
    wire: "The request is with the server; the client closes the connection.",
    advice: "Nothing: you aborted it. A change may have been made.",
    server: () => answering(silence),
    call: async (auths, { server }) => {
      const controller = new AbortController();
      const call = auths.getSessionUser({ signal: controller.signal });
      await Promise.race([server.whenAsked, call]);
      controller.abort();
      return call;
    },
    outcome: { code: "aborted", token: "stays", asked: 1 },
  },
  {
    what: "Aborted in the middle of a sign-in response",
    wire: "Status 200 and half of the body are there; the client closes the connection.",
    advice: "Nothing: you aborted it. No token was stored.",
    server: () => answering(half),
    call: (auths) => {
      const controller = new AbortController();
      auths.http.use({ onResponse: () => controller.abort() });
      return auths.signIn(ada, { signal: controller.signal });
    },
    outcome: { code: "aborted", token: "stays", asked: 1 },
  },
];

async function certificateFor(name: string): Promise<Certificate> {
  const isAddress = /^[\d.]+$/.test(name);
  const { cert, private: key } = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "subjectAltName", altNames: [isAddress ? { type: 7, ip: name } : { type: 2, value: name }] },
    ],
  });
  return { cert, key };
}

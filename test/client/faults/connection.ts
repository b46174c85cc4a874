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
    advice: "Say that the server cannot be reached, and offer to try again.",
    server: nobody,
    outcome: { code: "network", reason: "ECONNREFUSED", token: "stays", asked: 0 },
  },
  {
    what: "The name is not found",
    wire: "`baseUrl` names a host under `.invalid`; the resolver knows none.",
    advice: "Check `baseUrl`; then the network and its DNS.",
    server: nobody,
    client: () => ({ baseUrl: "http://chat.invalid" }),
    // A machine without a resolver says that it cannot tell.
    outcome: { code: "network", reason: ["ENOTFOUND", "EAI_AGAIN"], token: "stays", asked: 0 },
  },
  {
    what: "TLS: nobody vouches for the certificate",
    wire: "The server shows a self-signed certificate; the client hangs up before it sends anything.",
    advice: "Give Node the certificate's authority (`NODE_EXTRA_CA_CERTS`). Never switch the check off.",
    server: async () => answeringSecurely(await certificateFor("127.0.0.1"), json(200, {})),
    outcome: { code: "network", reason: "DEPTH_ZERO_SELF_SIGNED_CERT", token: "stays", asked: 0 },
  },
  {
    what: "TLS: a certificate for another host",
    wire: "The certificate is trusted, but for `other.example`; the client hangs up before it sends anything.",
    advice: "Check `baseUrl`, or the server's certificate.",
    server: async () => {
      const certificate = await certificateFor("other.example");
      setDefaultCACertificates([...getCACertificates("default"), certificate.cert]);
      return answeringSecurely(certificate, json(200, {}));
    },
    outcome: { code: "network", reason: "ERR_TLS_CERT_ALTNAME_INVALID", token: "stays", asked: 0 },
  },
  {
    what: "`https` where the server speaks `http`",
    wire: "The server takes the TLS greeting for a broken request.",
    advice: "Check `baseUrl`.",
    server: () => answering(json(200, {})),
    client: ({ server: { url } }) => ({ baseUrl: url.replace("http:", "https:") }),
    outcome: { code: "network", reason: "ERR_SSL_WRONG_VERSION_NUMBER", token: "stays", asked: 0 },
  },
  {
    what: "Reset before an answer",
    wire: "The server takes the request and resets the connection.",
    advice:
      "The server may have done it all the same: read again what you changed before you repeat it. Reading and signing in are safe to repeat.",
    server: () => speaking((socket) => socket.resetAndDestroy()),
    call: signIn,
    outcome: { code: "network", reason: "ECONNRESET", token: "stays", asked: 1 },
  },
  {
    what: "Closed before an answer",
    wire: "The server takes the request and closes the connection in order.",
    advice: "As above.",
    server: () => speaking((socket) => socket.end()),
    call: signIn,
    outcome: { code: "network", reason: "UND_ERR_SOCKET", token: "stays", asked: 1 },
  },
  {
    what: "Reset in mid-body",
    wire: "Status 200 and half of the body arrive; then the connection is reset.",
    advice:
      "As above. A sign-in that broke off has left a session on the server that nobody holds; it is harmless.",
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
    what: "Less body than announced",
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
    wire: "Something else answers on the port.",
    advice: "Check `baseUrl`.",
    server: () => speaking((socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n")),
    outcome: { code: "network", token: "stays", asked: 1 },
  },
  {
    what: "No answer, with a `timeout`",
    wire: "The server takes the request and says nothing; the call has `timeout: 100`.",
    advice:
      "Say that the server is slow, and offer to try again; what you changed may have been done all the same.",
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
    advice: "Nothing: you did it.",
    server: () => answering(json(200, {})),
    call: (auths) => auths.getSessionUser({ signal: AbortSignal.abort() }),
    outcome: { code: "aborted", token: "stays", asked: 0 },
  },
  {
    what: "Aborted while waiting for the answer",
    wire: "The request is with the server; the client closes the connection.",
    advice: "Nothing: you did it. What the call was to change may have been done all the same.",
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
    what: "Aborted in mid-body of a sign-in",
    wire: "Status 200 and half of the body are there; the client closes the connection.",
    advice: "Nothing: you did it. No token was kept.",
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

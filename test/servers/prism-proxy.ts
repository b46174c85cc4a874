import { globalAgent } from "node:http";
import { fileURLToPath } from "node:url";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { bundleOf } from "../../scripts/contract/lines.ts";
import type { RequestFetch } from "../../src/index.ts";
import type { Line } from "./lines.ts";

/** Prism between client and server, as a second opinion on every answer. */
export interface PrismProxy extends AsyncDisposable {
  /** Sends a request through the proxy, and answers without the header that Prism adds. */
  fetch: RequestFetch;
  /** What Prism found wrong in the server's answers. */
  violations: string[];
}

interface Violation {
  location: string[];
  severity: string;
  message: string;
}

/** Starts Prism as a validating proxy in front of a server. */
export async function startPrismProxy(line: Line, upstream: string): Promise<PrismProxy> {
  const bundle = fileURLToPath(bundleOf(line));
  const server = createServer(await getHttpOperationsFromSpec(bundle), {
    components: { logger: createLogger("proxy", { level: "silent" }) },
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      upstreamProxy: undefined,
      mock: { dynamic: false },
      checkSecurity: false,
      validateRequest: false,
      validateResponse: true,
      errors: false,
    },
    cors: false,
  });
  // Open WebUI closes a connection after a plain-text 500, and Prism would fail on it next.
  Object.assign(globalAgent, { keepAlive: false });
  const url = await server.listen(0, "127.0.0.1");
  const violations: string[] = [];
  return {
    violations,
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const { method, headers: sent } = request;
      // Prism forwards a body of known length alone.
      const body = request.body && (await request.arrayBuffer());
      const answer = await fetch(url + pathname + search, {
        method,
        headers: sent,
        body,
        redirect: "manual",
      });
      const header = answer.headers.get("sl-violations");
      for (const { location, message } of header ? (JSON.parse(header) as Violation[]) : []) {
        violations.push(`${request.method} ${pathname} ${answer.status}: ${location.join(".")} ${message}`);
      }
      const headers = new Headers(answer.headers);
      headers.delete("sl-violations");
      return new Response(answer.body, { status: answer.status, headers });
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

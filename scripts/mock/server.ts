import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

/** A running mock of the contract. */
export interface MockServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism in this process on a bundled contract. It answers the contract's examples, checks requests and
 * credentials against it, and does what the `Prefer` header of a request asks for (`code=400, example=emailTaken`).
 *
 * @param contract - the path of the bundle
 * @param port - the port on the loopback address; 0 for any free one
 */
export async function startMockServer(contract: string, port: number): Promise<MockServer> {
  const server = createServer(await getHttpOperationsFromSpec(contract), {
    components: { logger: createLogger("mock", { level: "silent" }) },
    config: {
      mock: { dynamic: false },
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      isProxy: false,
      upstreamProxy: undefined,
    },
    cors: true,
  });
  const url = await server.listen(port, "127.0.0.1");
  return { url, close: () => server.close() };
}

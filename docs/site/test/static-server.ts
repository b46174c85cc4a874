import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".png": "image/png",
  ".webp": "image/webp",
};

/** A static host like any other, which counts what it sends. */
export interface StaticServer {
  readonly url: string;
  /** Bytes of bodies sent so far, compressed where hosts compress. */
  sent(): number;
  close(): Promise<void>;
}

/**
 * Serves a folder on the loopback address.
 *
 * @param folder - the site's files
 * @param options - the path below which they lie, and headers for every answer
 */
export function serveStatic(
  folder: string,
  { base = "/", headers = {} }: { base?: string; headers?: Record<string, string> } = {},
): Promise<StaticServer> {
  let sent = 0;
  const bodies = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const found = pathname.startsWith(base)
      ? fileAt(join(folder, decodeURIComponent(pathname.slice(base.length))))
      : undefined;
    const file = found ?? join(folder, "404.html");
    const type = types[extname(file)] ?? "application/octet-stream";
    const compress = /text|javascript|json|svg/.test(type);
    const body = bodies.get(file) ?? (compress ? gzipSync(readFileSync(file)) : readFileSync(file));
    bodies.set(file, body);
    sent += body.length;
    response.writeHead(found ? 200 : 404, {
      ...headers,
      "content-type": type,
      "content-length": body.length,
      ...(compress && { "content-encoding": "gzip" }),
    });
    response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}${base}`,
        sent: () => sent,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

function fileAt(path: string): string | undefined {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (kind?.isFile()) return path;
  return kind?.isDirectory() ? fileAt(join(path, "index.html")) : undefined;
}

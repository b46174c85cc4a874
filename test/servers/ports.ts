import { randomInt } from "node:crypto";
import { createServer } from "node:net";

export const loopback = "127.0.0.1";

/**
 * A port of 127.0.0.1 that nobody listens on. Not one that the system hands out itself (listen on 0): Open WebUI takes
 * seconds to reach its own listen, and by then the system may have given such a port to somebody's connection.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Error("Found no free port between 20000 and 32000 on 127.0.0.1.");
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, loopback, () => server.close(() => resolve(true)));
  });
}

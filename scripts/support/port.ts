import { createServer } from "node:net";

/** The port from `--port`; by default 4010 or the next free one. */
export async function choosePort(port: string | undefined): Promise<number> {
  if (port === undefined) return freePortFrom(4010);
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new Error(`--port ${port} is not a port; use 1 to 65535`);
  if (!(await isFree(number)))
    throw new Error(`port ${number} is in use; use another one, or leave out --port`);
  return number;
}

/** The first free port, from the given one on. */
export async function freePortFrom(port: number): Promise<number> {
  for (let candidate = port; candidate < Math.min(port + 100, 65_536); candidate += 1) {
    if (await isFree(candidate)) return candidate;
  }
  throw new Error(`no port from ${port} on is free; set another one with --port`);
}

/** Whether a port of the loopback address is free. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

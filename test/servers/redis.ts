import { once } from "node:events";
import { createConnection } from "node:net";
import { hasServerProgram, serverProgram } from "../../scripts/support/executables.ts";
import { Kept } from "./keep.ts";
import { freePort, loopback } from "./ports.ts";
import { bareEnvironment, type Service, untilReady } from "./service.ts";

/** Whether tests with Redis are left out: CI installs it, and fails without it. */
export const hasNoRedis = !process.env.CI && !hasServerProgram("redis-server");

export interface Redis extends Service {
  url: string;
  host: string;
  port: number;
  /** Brings a stopped Redis back at the same address, empty. */
  start(): Promise<void>;
  /** Gives it a command, such as `SET name value`; answers the first line of what it says. */
  tell(command: string): Promise<string>;
  kept: Kept;
}

/** Starts an empty Redis on 127.0.0.1 that keeps nothing on disk. */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  let kept = await launch(port);
  const stop = () => kept.end();
  return {
    url: `redis://${loopback}:${port}/0`,
    host: loopback,
    port,
    get kept() {
      return kept;
    },
    async start() {
      await kept.end();
      kept = await launch(port);
    },
    tell: (command) => tell(port, command),
    stop,
    log: () => kept.readLog(),
    [Symbol.asyncDispose]: stop,
  };
}

async function launch(port: number): Promise<Kept> {
  const command = serverProgram("redis-server", "redis-server");
  const kept = await Kept.open();
  try {
    const args = [
      "--bind",
      loopback,
      "--port",
      String(port),
      "--save",
      "",
      "--appendonly",
      "no",
      "--dir",
      kept.folder,
    ];
    await kept.start({ command, args, env: bareEnvironment(kept.folder) });
    const isReady = () =>
      tell(port, "PING").then(
        (answer) => answer === "+PONG",
        () => false,
      );
    await untilReady({ name: "redis-server", kept, isReady, timeoutMs: 20_000, log: () => kept.readLog() });
    return kept;
  } catch (error) {
    await kept.end();
    throw error;
  }
}

async function tell(port: number, command: string): Promise<string> {
  const socket = createConnection({ host: loopback, port });
  try {
    socket.write(`${command}\r\n`);
    const [data] = await once(socket, "data", { signal: AbortSignal.timeout(1_000) });
    return String(data).split("\r\n", 1)[0] ?? "";
  } finally {
    socket.destroy();
  }
}

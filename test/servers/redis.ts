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
    const isReady = () => answersPing(port);
    await untilReady({ name: "redis-server", kept, isReady, timeoutMs: 20_000, log: () => kept.readLog() });
    return kept;
  } catch (error) {
    await kept.end();
    throw error;
  }
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: loopback, port, timeout: 1_000 }, () => socket.write("PING\r\n"));
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("data", (data) => settle(data.toString().startsWith("+PONG")));
    socket.once("error", () => settle(false));
    socket.once("timeout", () => settle(false));
  });
}

import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { bundleOf } from "../../../scripts/contract/lines.ts";
import { startMockServer } from "../../../scripts/mock/server.ts";
import { listen as answering } from "../../support/listen.ts";
import { installPacked } from "./consumer.ts";
import type { Place } from "./runtime.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder where the packed package is installed. */
    consumer: string;
    /** What the runtimes talk to. */
    place: Place;
  }
}

/** Packs and installs the package, and starts what it talks to, once for all runtimes. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ends: (() => unknown)[] = [];
  const end = async () => {
    for (const one of ends.reverse()) await one();
  };
  try {
    const consumer = await installPacked();
    ends.push(consumer.remove);
    const mock = async (line: string) => {
      const server = await startMockServer(fileURLToPath(bundleOf(line)), 0);
      ends.push(server.close);
      return server.url;
    };
    const silent = await listen();
    ends.push(silent.close);
    const closed = await listen();
    await closed.close();
    const mocks = { "0.6": await mock("0.6"), "0.12": await mock("0.12") };
    const redirecting = await answering((request, response) => {
      response.setHeader("access-control-allow-origin", "*").setHeader("access-control-allow-headers", "*");
      if (request.method === "OPTIONS") response.writeHead(204).end();
      else response.writeHead(307, { location: mocks["0.12"] + request.url }).end();
    });
    ends.push(() => redirecting[Symbol.asyncDispose]());
    project.provide("consumer", consumer.folder);
    project.provide("place", {
      mocks,
      silent: silent.url,
      redirecting: redirecting.url,
      closed: closed.url,
    });
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

/** A server that takes connections and says nothing. */
async function listen(): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${address.port}`, close };
}

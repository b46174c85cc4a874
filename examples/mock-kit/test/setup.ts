import type { TestProject } from "vitest/node";
import { startPrism } from "./prism.ts";

declare module "vitest" {
  interface ProvidedContext {
    prismUrl: string;
  }
}

/** One Prism for all tests, on a free port. */
export default async function setup(project: TestProject): Promise<() => void> {
  const prism = startPrism(0, "pipe");
  const url = await new Promise<string>((listening, reject) => {
    let said = "";
    prism.stdout?.on("data", (chunk) => {
      said += chunk;
      const [, address] = /listening on (http:\S+)/.exec(said) ?? [];
      if (address) listening(address);
    });
    prism.once("exit", () => reject(new Error(`Prism did not start:\n${said}`)));
  });
  project.provide("prismUrl", url);
  return () => void prism.kill();
}

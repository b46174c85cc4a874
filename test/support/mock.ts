import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { startMockServer } from "../../scripts/mock-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where Prism serves the 0.6 bundle. */
    mockUrl: string;
  }
}

/** One Prism for the whole run, on any free port. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bundle = new URL("../../generated/v0.6/openapi.yaml", import.meta.url);
  const { url, close } = await startMockServer(fileURLToPath(bundle), 0);
  project.provide("mockUrl", url);
  return close;
}

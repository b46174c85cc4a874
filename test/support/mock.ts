import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { bundleOf } from "../../scripts/contract/lines.ts";
import { startMockServer } from "../../scripts/mock/server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where Prism serves the bundle of 0.6, the oldest recorded line. */
    mockUrl: string;
    /** Where Prism serves the bundle of 0.12, the newest line. */
    newestMockUrl: string;
  }
}

/** Two Prisms for the whole run, on any free port: the lines that most tests are about. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [oldest, newest] = await Promise.all([
    startMockServer(fileURLToPath(bundleOf("0.6")), 0),
    startMockServer(fileURLToPath(bundleOf("0.12")), 0),
  ]);
  project.provide("mockUrl", oldest.url);
  project.provide("newestMockUrl", newest.url);
  return async () => {
    await Promise.all([oldest.close(), newest.close()]);
  };
}

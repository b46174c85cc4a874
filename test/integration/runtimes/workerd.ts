import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { installed, load, type Outcome, type Runtime } from "./runtime.ts";

/** What is used of Miniflare; it is not there when these tests are type-checked. */
interface Miniflare {
  dispatchFetch(url: string, init: { method: string; body: string }): Promise<Response>;
  dispose(): Promise<void>;
}
type MiniflareModule = { Miniflare: new (options: Record<string, unknown>) => Miniflare };

/** Cloudflare's workerd, which gets a worker as its users publish one: bundled. */
export const workerd: Runtime = {
  name: "workerd",
  hasWebStorage: false,
  missing: () =>
    installed("workerd", "package.json")
      ? undefined
      : "run npm run test:integration -- runtimes, which installs it",
  async version() {
    const manifest = installed("workerd", "package.json");
    return manifest ? (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version : "";
  },
  async smoke(consumer, place) {
    const { code } = await bundle(join(consumer, "worker.js"), ["workerd", "worker", "browser"]);
    const { Miniflare } = load<MiniflareModule>("miniflare");
    const worker = new Miniflare({ modules: true, script: code, compatibilityDate: "2025-06-01" });
    try {
      const body = JSON.stringify(place);
      const response = await worker.dispatchFetch("http://worker.local/", { method: "POST", body });
      if (!response.ok) throw new Error(`the worker answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as Outcome[];
    } finally {
      await worker.dispose();
    }
  },
};

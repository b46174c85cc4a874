import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, inject, it } from "vitest";
import { createAuthsClient } from "../../../src/index.ts";
import { chromiumBrowser, inTabs } from "./chromium.ts";

const folder = fileURLToPath(new URL("./storages/", import.meta.url));
const inChromium = it.skipIf(chromiumBrowser.missing() && !process.env.CI);
const lived = { isKept: true, isSent: true, left: null };

inChromium.each(["AsyncStorage 2", "AsyncStorage 3", "localForage"])(
  "%s keeps the token of a page until the sign-out",
  async (name) => {
    await inTabs(inject("consumer"), 1, async ([tab]) => {
      await tab.addScriptTag({ type: "module", content: await bundled("web.js") });
      await tab.waitForFunction("globalThis.liveOn");
      const run = `liveOn("${name}", "${inject("place").mocks["0.12"]}")`;
      expect(await tab.evaluate(run)).toEqual(lived);
    });
  },
);

it.each(["AsyncStorage 2", "AsyncStorage 3"])(
  "%s keeps the token of a phone's app until the sign-out, on a stub of its native module",
  async (name) => {
    const source = encodeURIComponent(await bundled("native.js", [".native.js", ".js"]));
    const { open, liveOn } = await import(`data:text/javascript,${source}`);
    expect(await liveOn(createAuthsClient, inject("place").mocks["0.12"], open[name])).toEqual(lived);
  },
);

async function bundled(program: string, resolveExtensions = [".js"]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [folder + program],
    bundle: true,
    write: false,
    format: "esm",
    resolveExtensions,
    external: ["open-webui-auths"],
    alias: { "react-native": `${folder}react-native.js` },
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}

import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Starts the system's Chromium. */
export function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath))
    throw new Error(
      `there is no Chromium at ${executablePath}; install Debian's package chromium, or name another in CHROMIUM`,
    );
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

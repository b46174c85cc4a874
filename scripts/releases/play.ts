import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Boots the real servers, which belong to the tests: scripts may run them, not import them. */
const servers = fileURLToPath(new URL("../../test/servers/cli.ts", import.meta.url));

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Plays the scenarios on the real servers of releases, or of all, and tells whether any was not as the contract says. */
export async function play(
  named: readonly string[],
  { long = false, anew = false, program = servers } = {},
): Promise<boolean> {
  if (long === named.length > 0) throw new Error("name a release to play, or use --long for all");
  const options = [...(long ? ["--all"] : named), ...(anew ? ["--anew"] : [])];
  const played = spawn(process.execPath, [program, "play", ...options], { stdio: "inherit" });
  // An interrupt from the keyboard reaches both; one by process id is passed on, and leaves no server.
  const pass = (signal: NodeJS.Signals) => played.kill(signal);
  for (const signal of endings) process.on(signal, pass);
  const [code] = (await once(played, "exit")) as [number | null];
  for (const signal of endings) process.off(signal, pass);
  if (code === 0 || code === 1) return code === 1;
  throw new Error("not every release could be played; run the command again to continue");
}

import { homedir } from "node:os";
import { join } from "node:path";

/** Everything that is stored between runs: installed environments and the records of running servers. */
export function cacheFolder(...parts: string[]): string {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(base, "open-webui-auths", ...parts);
}

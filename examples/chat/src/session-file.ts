import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { TokenStorage } from "open-webui-auths";

/** Keeps tokens in a file that nobody but its owner may read, from run to run. */
export function sessionFile(path: string): TokenStorage {
  const read = async (): Promise<Record<string, string>> => {
    try {
      return JSON.parse(await readFile(path, "utf8"));
    } catch (error) {
      // Somebody who breaks it signs in again.
      if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return {};
      throw error;
    }
  };
  const write = async (tokens: Record<string, string>) => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Another run sees the whole file, old or new, and never one that others may read.
    const next = `${path}.${process.pid}.next`;
    await rm(next, { force: true });
    await writeFile(next, JSON.stringify(tokens), { mode: 0o600, flag: "wx" });
    await chmod(next, 0o600);
    await rename(next, path);
  };
  return {
    getItem: async (key) => (await read())[key],
    setItem: async (key, token) => write({ ...(await read()), [key]: token }),
    removeItem: async (key) => {
      const { [key]: _, ...others } = await read();
      await (Object.keys(others).length > 0 ? write(others) : rm(path, { force: true }));
    },
  };
}

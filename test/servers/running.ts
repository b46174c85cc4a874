import { link, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { folderPrefix, type Kept } from "./keep.ts";
import { endProcess, isAlive, type ProcessMark } from "./processes.ts";
import { type Release, releases } from "./releases.ts";

/** A server that outlives the command that started it, as `down` has to know it. */
export interface Running {
  version: Release;
  url: string;
  startedAt: string;
  /** Open WebUI comes first. */
  parts: Part[];
}

export interface Part extends ProcessMark {
  name: string;
  folder: string;
}

export function partOf(name: string, kept: Kept): Part {
  return { name, folder: kept.folder, ...kept.running };
}

const records = () => cacheFolder("running");
const recordOf = (version: Release) => join(records(), `${version}.json`);

export async function record(running: Running): Promise<void> {
  await mkdir(records(), { recursive: true });
  const unfinished = `${recordOf(running.version)}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(running, null, 2));
  try {
    // Unlike a rename, a link refuses to replace the record of a server that was started at the same time.
    await link(unfinished, recordOf(running.version));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`Another ${running.version} was started meanwhile. See: npm run servers -- list`);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** The servers that run. What is left of those that ended by themselves is removed first. */
export async function running(): Promise<Running[]> {
  const alive: Running[] = [];
  for (const server of await recorded()) {
    if (server.parts[0] && isAlive(server.parts[0])) alive.push(server);
    else await takeDown(server);
  }
  return alive;
}

export async function takeDown({ version, parts }: Running): Promise<void> {
  for (const part of parts) {
    await endProcess(part);
    // The record is a file that anyone may have edited: never remove a folder that is not one of ours.
    if (basename(part.folder).startsWith(folderPrefix))
      await rm(part.folder, { recursive: true, force: true });
  }
  await rm(recordOf(version), { force: true });
}

async function recorded(): Promise<Running[]> {
  const names = await readdir(records()).catch((): string[] => []);
  const known = releases.filter((version) => names.includes(`${version}.json`));
  return Promise.all(known.map(read));
}

async function read(version: Release): Promise<Running> {
  try {
    const server = JSON.parse(await readFile(recordOf(version), "utf8")) as Running;
    if (!server.parts.every(({ pid, birth, folder }) => pid > 1 && birth && folder))
      throw new Error("a part lacks its pid");
    return server;
  } catch (cause) {
    throw new Error(
      `The record of the running ${version}, ${recordOf(version)}, makes no sense (${cause}). End that server by hand if it ` +
        "still runs, then delete the record.",
      { cause },
    );
  }
}

import { link, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { folderPrefix, type Kept } from "./keep.ts";
import { type Line, lines } from "./lines.ts";
import { endProcess, isAlive, type ProcessMark } from "./processes.ts";

/** A server that outlives the command that started it, as `down` has to know it. */
export interface Running {
  line: Line;
  version: string;
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
const recordOf = (line: Line) => join(records(), `${line}.json`);

export async function record(running: Running): Promise<void> {
  await mkdir(records(), { recursive: true });
  const unfinished = `${recordOf(running.line)}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(running, null, 2));
  try {
    // Unlike a rename, a link refuses to replace the record of a server that was started at the same time.
    await link(unfinished, recordOf(running.line));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`Another ${running.line} was started meanwhile. See: npm run servers -- list`);
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

export async function takeDown({ line, parts }: Running): Promise<void> {
  for (const part of parts) {
    await endProcess(part);
    // The record is a file that anyone may have edited: never remove a folder that is not one of ours.
    if (basename(part.folder).startsWith(folderPrefix))
      await rm(part.folder, { recursive: true, force: true });
  }
  await rm(recordOf(line), { force: true });
}

async function recorded(): Promise<Running[]> {
  const names = await readdir(records()).catch((): string[] => []);
  const known = lines.filter((line) => names.includes(`${line}.json`));
  return Promise.all(known.map(read));
}

async function read(line: Line): Promise<Running> {
  try {
    const server = JSON.parse(await readFile(recordOf(line), "utf8")) as Running;
    if (!server.parts.every(({ pid, birth, folder }) => pid > 1 && birth && folder))
      throw new Error("a part lacks its pid");
    return server;
  } catch (cause) {
    throw new Error(
      `The record of the running ${line}, ${recordOf(line)}, makes no sense (${cause}). End that server by hand if it ` +
        "still runs, then delete the record.",
      { cause },
    );
  }
}

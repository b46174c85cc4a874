import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { News, Order, Run } from "./keeper.ts";
import type { ProcessMark } from "./processes.ts";

/** Temporary folders carry this name, and only folders that do are ever removed. */
export const folderPrefix = "open-webui-auths-server-";

/** A folder and at most one process at a time in it; both go when the program that asked for them ends. */
export class Kept implements AsyncDisposable {
  readonly folder: string;
  readonly log: string;
  readonly #keeper: ChildProcess;
  #running: ProcessMark | undefined;
  #ended: { how: string; success: boolean } | undefined;

  static async open({ parent = tmpdir(), prefix = folderPrefix } = {}): Promise<Kept> {
    const keeper = fork(fileURLToPath(new URL("keeper.ts", import.meta.url)), [parent, prefix], {
      // A process group of its own: an interrupt from the keyboard reaches the program, not its keeper.
      detached: true,
      // Flags of a test runner or a debugger are not for the keeper.
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const news = await nextNews(keeper);
    if ("folder" in news) return new Kept(keeper, news.folder);
    keeper.disconnect();
    throw new Error(
      "failed" in news ? news.failed : "The keeper process gave an answer that makes no sense.",
    );
  }

  private constructor(keeper: ChildProcess, folder: string) {
    this.#keeper = keeper;
    this.folder = folder;
    this.log = join(folder, "log.txt");
    keeper.on("message", (news: News) => {
      if ("ended" in news) this.#ended = news.ended;
    });
    // A program that forgets to stop its servers shall still end.
    keeper.unref();
    keeper.channel?.unref();
  }

  async start(run: Omit<Run, "log">): Promise<ProcessMark> {
    this.#ended = undefined;
    this.#tell({ run: { ...run, log: this.log } });
    const news = await this.#awaiting(() => nextNews(this.#keeper));
    if ("failed" in news) throw new Error(news.failed);
    if (!("started" in news)) throw new Error(`${run.command} ended at once.`);
    this.#running = news.started;
    return news.started;
  }

  /** Runs a command to its end. */
  async finish(run: Omit<Run, "log">): Promise<void> {
    await this.start(run);
    while (this.#ended === undefined) {
      const news = await this.#awaiting(() => nextNews(this.#keeper));
      if ("failed" in news) throw new Error(news.failed);
    }
    const { success, how } = this.#ended;
    if (!success) throw new Error(`${[run.command, ...run.args].join(" ")} ${how}:\n${tail(this.readLog())}`);
  }

  /** How the process ended, if it has. */
  get ended(): string | undefined {
    return this.#ended?.how ?? (this.#keeper.connected ? undefined : "was ended");
  }

  get running(): ProcessMark {
    if (this.#running === undefined) throw new Error("Nothing was started yet.");
    return this.#running;
  }

  readLog(): string {
    try {
      return readFileSync(this.log, "utf8");
    } catch {
      return "";
    }
  }

  /** Ends the process and removes the folder. */
  async end(): Promise<void> {
    if (this.#keeper.connected) this.#keeper.disconnect();
    await this.#exit();
  }

  /** Lets the process go on without this program; from now on ending it is up to the caller. */
  async release(): Promise<void> {
    this.#tell({ release: true });
    await this.#exit();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.end();
  }

  #tell(order: Order): void {
    if (!this.#keeper.connected) throw new Error("It was stopped already.");
    this.#keeper.send(order);
  }

  async #exit(): Promise<void> {
    if (this.#keeper.exitCode !== null || this.#keeper.signalCode !== null) return;
    await this.#awaiting(() => once(this.#keeper, "exit"));
  }

  async #awaiting<T>(work: () => Promise<T>): Promise<T> {
    this.#keeper.ref();
    this.#keeper.channel?.ref();
    try {
      return await work();
    } finally {
      this.#keeper.unref();
      this.#keeper.channel?.unref();
    }
  }
}

async function nextNews(keeper: ChildProcess): Promise<News> {
  const gone = new AbortController();
  try {
    const [news] = await Promise.race([
      once(keeper, "message", { signal: gone.signal }),
      once(keeper, "exit", { signal: gone.signal }).then(() => [{ failed: "The keeper process ended." }]),
    ]);
    return news as News;
  } finally {
    gone.abort();
  }
}

export function tail(text: string, count = 40): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}

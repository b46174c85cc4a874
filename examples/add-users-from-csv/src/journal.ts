import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** `sent` is a row whose answer never came: it may have been added all the same. */
export type State = "added" | "refused" | "sent" | "there already";

/** What happened to each address on one server. A line is written at once, so that no end of the program loses it. */
export class Journal {
  readonly #file: string;
  readonly #server: string;
  readonly #states = new Map<string, State>();
  // A program that was killed may have left half a line.
  #startsWith = "";

  constructor(file: string, server: string) {
    this.#file = file;
    this.#server = server;
    if (!existsSync(file)) return;
    const text = readFileSync(file, "utf8");
    for (const line of text.split("\n")) this.#read(line);
    if (text !== "" && !text.endsWith("\n")) this.#startsWith = "\n";
  }

  stateOf(email: string): State | undefined {
    return this.#states.get(email);
  }

  isDone(email: string): boolean {
    const state = this.stateOf(email);
    return state === "added" || state === "there already";
  }

  write(email: string, state: State): void {
    const line = `${JSON.stringify({ server: this.#server, email, state })}\n`;
    appendFileSync(this.#file, this.#startsWith + line, { mode: 0o600 });
    this.#startsWith = "";
    this.#states.set(email, state);
  }

  #read(line: string): void {
    try {
      const { server, email, state } = JSON.parse(line);
      if (server === this.#server) this.#states.set(email, state);
    } catch {
      // Half a line: the server will say again what became of it.
    }
  }
}

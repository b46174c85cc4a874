import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type Ending, type Program, startProgram } from "./program.ts";

export const addUser = "POST /api/v1/auths/add";
const main = "add-users-from-csv/src/main.ts";

/** A folder with a CSV file, in which the program runs as often as a test likes. */
export class Desk implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "open-webui-auths-add-users-"));
  readonly #server: string;
  readonly #key: string;

  constructor(server: string, key: string) {
    this.#server = server;
    this.#key = key;
  }

  write(file: string, content: string | Uint8Array): void {
    writeFileSync(join(this.folder, file), content);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  start(args: readonly string[] = [], env: Record<string, string> = {}): Program {
    return startProgram(main, ["users.csv", "--server", this.#server, ...args], {
      cwd: this.folder,
      env: { OPEN_WEBUI_API_KEY: this.#key, ...env },
      input: "",
    });
  }

  run(args: readonly string[] = [], env: Record<string, string> = {}): Promise<Ending> {
    return this.start(args, env).ended;
  }

  /** The addresses that the journal knows as done. */
  done(): string[] {
    return this.journal()
      .filter(({ state }) => state === "added" || state === "there already")
      .map(({ email }) => email)
      .sort();
  }

  journal(): { email: string; state: string }[] {
    const lines = this.read("users.csv.journal.jsonl").split("\n").slice(0, -1);
    return lines.map((line) => JSON.parse(line));
  }

  /** Neither what the program said nor its journal may hold the key, or one of these passwords. */
  expectNoSecrets(said: string, passwords: readonly string[]): void {
    const shown = said + this.read("users.csv.journal.jsonl");
    for (const secret of [this.#key, ...passwords]) expect(shown).not.toContain(secret);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

export interface Person {
  readonly email: string;
  readonly password: string;
}

/** People with passwords that stand out in any output. */
export function people(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    email: `person${index + 1}@example.com`,
    password: `Secret-of-${index + 1}-0123`,
  }));
}

export function csvOf(persons: readonly Person[]): string {
  return `name,email,password,role\n${persons
    .map(({ email, password }) => `Person of ${email},${email},${password},user\n`)
    .join("")}`;
}

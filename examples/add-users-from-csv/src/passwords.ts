import { randomInt } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, statSync } from "node:fs";
import type { AddUserForm } from "open-webui-auths";
import type { User } from "./users.ts";

/** A user who can be sent. */
export interface CompleteUser {
  readonly line: number;
  readonly form: AddUserForm;
  /** Whether it was made here. */
  readonly passwordMade: boolean;
}

/**
 * Gives a password to those who have none. They are in the file, for its owner alone, before the first is sent, so that no
 * account is made whose password nobody knows; a later run takes them from there.
 */
export function withPasswords(users: readonly User[], file: string | undefined): CompleteUser[] {
  const made = file === undefined ? new Map<string, string>() : readPasswords(file);
  const lacking = users.filter(({ email, password }) => password === undefined && !made.has(email));
  for (const { email } of lacking) made.set(email, makePassword());
  if (file !== undefined && lacking.length > 0) {
    const lines = lacking.map(({ email }) => `${email},${made.get(email)}\n`);
    const header = existsSync(file) ? "" : "email,password\n";
    appendFileSync(file, header + lines.join(""), { mode: 0o600, flush: true });
  }
  return users.map(({ line, ...user }) => ({
    line,
    form: { ...user, password: user.password ?? made.get(user.email) ?? "" },
    passwordMade: user.password === undefined,
  }));
}

function readPasswords(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) {
    throw new Error(`Others may read ${file}. Let only yourself: chmod 600 ${file}`);
  }
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n").slice(1, -1);
  if (!text.startsWith("email,password\n") || !text.endsWith("\n")) {
    throw new Error(`${file} is not a file of passwords that this program made. Name another one.`);
  }
  return new Map(lines.map((line) => line.split(",", 2) as [string, string]));
}

// Without letters and digits that look alike on paper.
const alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Over a hundred random bits, and all that the password rules of Open WebUI ask for. */
function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join("");
  for (;;) {
    const password = [group(), group(), group(), group()].join("-");
    if ([/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(password))) return password;
  }
}

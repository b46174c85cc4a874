import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { AddUserForm } from "open-webui-auths";

/** One row of the file; its password may still have to be made. */
export interface User extends Omit<AddUserForm, "password"> {
  readonly line: number;
  readonly password: string | undefined;
}

const columns = ["name", "email", "password", "role"] as const satisfies readonly (keyof AddUserForm)[];
type Column = (typeof columns)[number];

// The server stores any other role as it is, and such an account can do little.
const roles = ["admin", "user", "pending"];

/** Reads the whole file and finds every mistake in it, so that nothing is sent of a file that has one. */
export function readUsers(file: string, mayLackPasswords: boolean): { users: User[]; mistakes: string[] } {
  const text = decode(readFileSync(file));
  if (text === undefined) return { users: [], mistakes: ["The file is not UTF-8: save it as CSV UTF-8."] };
  const { header, rows, mistakes } = split(text);
  const missing = ["name", "email"].filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !columns.includes(column as Column));
  if (missing.length > 0 || unknown.length > 0 || new Set(header).size < header.length) {
    const found = header.length > 0 ? `, not ${header.join(",")}` : "";
    return {
      users: [],
      mistakes: [
        `line 1: it must name the columns ${columns.join(",")} (the last two may be absent)${found}`,
      ],
    };
  }
  if (rows.length === 0 && mistakes.length === 0) mistakes.push({ line: 2, what: "there are no users" });
  const lineOf = new Map<string, number>();
  const users = rows.map(({ line, fields }) => {
    const field = (column: Column) => fields[header.indexOf(column)] ?? "";
    const role = field("role").trim();
    const email = field("email").trim().toLowerCase();
    const password = field("password") || undefined;
    const user: User = { line, name: field("name").trim(), email, password, ...(role && { role }) };
    const first = lineOf.get(email);
    const found = [
      ...(fields.length === header.length
        ? mistakesOf(user, mayLackPasswords)
        : [`it has ${fields.length} fields, and line 1 names ${header.length}`]),
      ...(first === undefined ? [] : [`${email} is on line ${first} already`]),
    ];
    mistakes.push(...found.map((what) => ({ line, what })));
    if (email && first === undefined) lineOf.set(email, line);
    return user;
  });
  mistakes.sort((one, other) => one.line - other.line);
  return { users, mistakes: [...new Set(mistakes.map(({ line, what }) => `line ${line}: ${what}`))] };
}

function* mistakesOf({ name, email, password, role }: User, mayLackPassword: boolean): Generator<string> {
  if (!name) yield "the name is missing";
  if (!email) yield "the email is missing";
  else if (!/^[^\s@,"]+@[^\s@,"]+\.[^\s@,"]+$/.test(email)) yield `${email} is no e-mail address`;
  if (role && !roles.includes(role)) yield `the role must be ${roles.join(", ")} or empty`;
  if (password === undefined) {
    if (!mayLackPassword) yield "the password is missing; --passwords-to FILE makes one";
  } else if (Buffer.byteLength(password) > 72) yield "the password has more than 72 bytes";
  // Somebody types it on one line; a break in it is rather a quote that was forgotten.
  if (/[\r\n]/.test(name + (password ?? ""))) yield "a field goes over several lines";
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function split(text: string) {
  const rows: { line: number; fields: string[] }[] = [];
  const mistakes: { line: number; what: string }[] = [];
  parse(text, {
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_record: (fields: string[], { lines }) => {
      rows.push({ line: lines, fields });
      return null;
    },
    // The parser's own words repeat the field, which may be a password.
    on_skip: (error) => {
      const open = error?.code === "CSV_QUOTE_NOT_CLOSED";
      const line = open ? (rows.at(-1)?.line ?? 0) + 1 : Number(error?.lines);
      const what = open
        ? 'a quote that begins here, or further on, never ends; write a " in a field as ""'
        : 'a " stands within a field; put the field in quotes, and write the " as ""';
      mistakes.push({ line, what });
      return undefined;
    },
  });
  const header = (rows.shift()?.fields ?? []).map((column) => column.trim().toLowerCase());
  return { header, rows, mistakes };
}

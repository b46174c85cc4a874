import { parseArgs } from "node:util";
import password from "@inquirer/password";

export const help = `Adds the users of a CSV file to an Open WebUI.

  node src/main.ts users.csv --server https://chat.example.com

The file's first line names its columns: name,email,password,role. The role is admin, user or pending (as when it is empty).

  --server URL         where Open WebUI is
  --dry-run            checks the file, says what would be done, sends nothing
  --passwords-to FILE  makes the passwords that are missing, and writes them to FILE, which only you may read
  --concurrency N      how many are sent at once; 4 unless given
  --journal FILE       where it notes what is done; FILE.journal.jsonl beside the CSV file unless given
  --help               says this

The API key of an admin is taken from OPEN_WEBUI_API_KEY, or asked for.
Run the same command again after an interrupt or a mistake: it skips what is done.
`;

export interface Options {
  readonly file: string;
  readonly server: string;
  readonly dryRun: boolean;
  readonly passwordsTo: string | undefined;
  readonly concurrency: number;
  readonly journal: string;
}

/** @returns undefined when the user asks for help */
export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      server: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      "passwords-to": { type: "string" },
      concurrency: { type: "string", default: "4" },
      journal: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error("Name one CSV file; --help says more.");
  if (!isAddress(values.server)) {
    throw new Error("Say where Open WebUI is, such as --server https://chat.example.com");
  }
  if (!/^[1-9]\d?$/.test(values.concurrency)) {
    throw new Error("--concurrency must be a number from 1 to 99.");
  }
  return {
    file,
    server: values.server.replace(/\/+$/, ""),
    dryRun: values["dry-run"],
    passwordsTo: values["passwords-to"],
    concurrency: Number(values.concurrency),
    journal: values.journal ?? `${file}.journal.jsonl`,
  };
}

/** Without a user, a query or a fragment. */
function isAddress(value: string | undefined): value is string {
  if (value === undefined || !URL.canParse(value)) return false;
  const { origin, pathname, href } = new URL(value);
  return /^https?:/.test(origin) && href === origin + pathname;
}

/** Never from the command line, which every process on the machine can read. */
export async function readApiKey(): Promise<string> {
  const key = process.env.OPEN_WEBUI_API_KEY;
  if (key) return key;
  if (!process.stdin.isTTY) throw new Error("Put the API key of an admin into OPEN_WEBUI_API_KEY.");
  return password({ message: "API key of an admin:", mask: true });
}

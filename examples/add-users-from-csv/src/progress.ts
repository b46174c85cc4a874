import progress from "cli-progress";
import { count } from "./words.ts";

/** Shows how far it is. */
export interface Progress {
  row(email: string, what: string): void;
  note(what: string): void;
  end(): void;
}

/** A bar on a terminal, and plain lines for a file or another program to read. */
export function startProgress(total: number): Progress {
  return process.stderr.isTTY ? bar(total) : lines(total);
}

function bar(total: number): Progress {
  const shown = new progress.SingleBar({
    format: " {bar} {value} of {total}  {what}",
    clearOnComplete: false,
  });
  shown.start(total, 0, { what: "" });
  // It has switched the terminal's line wrap off, and must not leave it so at a second interrupt.
  process.once("exit", () => shown.stop());
  return {
    row: (email) => shown.increment(1, { what: email }),
    note: (what) => shown.update({ what }),
    end: () => shown.stop(),
  };
}

function lines(total: number): Progress {
  let done = 0;
  console.error(`Adding ${count(total, "user")} ...`);
  return {
    row: (email, what) => {
      done += 1;
      console.error(`${done} of ${total}: ${email}: ${what}`);
    },
    note: (what) => console.error(what),
    end: () => {},
  };
}

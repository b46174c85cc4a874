import { createAuthsClient } from "open-webui-auths";
import { addUsers } from "./add.ts";
import { onInterrupt } from "./interrupt.ts";
import { Journal } from "./journal.ts";
import { help, readApiKey, readOptions } from "./options.ts";
import { withPasswords } from "./passwords.ts";
import { startProgress } from "./progress.ts";
import { type Result, report } from "./report.ts";
import { readUsers } from "./users.ts";
import { count, reasonOf } from "./words.ts";

/** @returns whether every user of the file has an account now */
async function main(): Promise<boolean> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(help);
    return true;
  }
  const { file, server, passwordsTo } = options;
  const { users, mistakes } = readUsers(file, passwordsTo !== undefined);
  if (mistakes.length > 0) {
    console.error(
      `${file} has ${count(mistakes.length, "mistake")}; nothing was sent.\n${mistakes.join("\n")}`,
    );
    return false;
  }

  const journal = new Journal(options.journal, server);
  const todo = users.filter(({ email }) => !journal.isDone(email));
  const done = users.length - todo.length;
  if (done > 0)
    console.log(`${count(done, "user")} of ${users.length} done by an earlier run, says ${options.journal}.`);
  if (options.dryRun) {
    const lacking = todo.filter(({ password }) => password === undefined).length;
    console.log(
      `${count(todo.length, "user")} would be added, ${lacking} of them with a password made here.`,
    );
    return true;
  }
  if (todo.length === 0) return true;

  const auths = createAuthsClient({
    baseUrl: server,
    token: await readApiKey(),
    onInsecure: (warning) => console.error(`Beware: ${warning}.`),
  });
  const complete = withPasswords(todo, passwordsTo);

  const progress = startProgress(complete.length);
  const interrupted = onInterrupt(() =>
    progress.note("Ending as soon as what was sent is answered. Interrupt again to end at once."),
  );
  const outcomes: Result[] = [];
  const fault = await addUsers(complete, {
    auths,
    journal,
    concurrency: options.concurrency,
    interrupted,
    onOutcome: (user, outcome) => {
      outcomes.push({ user, outcome });
      if (outcome.kind !== "left") progress.row(user.form.email, outcome.kind);
    },
    onWait: (seconds) =>
      progress.note(`The server asks to wait ${count(seconds, "second")}; it goes on by itself.`),
  });
  progress.end();
  return report(outcomes, fault, passwordsTo);
}

await main().then(
  (complete) => {
    process.exitCode = complete ? 0 : 1;
  },
  (error: unknown) => {
    console.error(reasonOf(error));
    process.exitCode = 1;
  },
);

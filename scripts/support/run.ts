import { styleText } from "node:util";

/** Runs a script. Prints the message of an error without a stack trace, and sets the exit code to 1. */
export async function run(main: () => Promise<void>): Promise<void> {
  process.stdout.on("error", endWithTheReader);
  try {
    await main();
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    console.error(styleText("red", what, { stream: process.stderr }));
    process.exitCode = 1;
  }
}

/** The reader may close the output early, as `head` does. */
function endWithTheReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(1);
}

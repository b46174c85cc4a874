import { styleText } from "node:util";

/** Runs what a script is for. What goes wrong is told in words, without a stack trace, and makes the exit code 1. */
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

/** Whoever reads the output may have seen enough of it, as `head` has. */
function endWithTheReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(1);
}

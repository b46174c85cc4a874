/**
 * Runs `first` when the user interrupts; the second interrupt ends the program at once.
 *
 * @returns a signal that aborts at the first
 */
export function onInterrupt(first: () => void): AbortSignal {
  const controller = new AbortController();
  let heardAt = 0;
  process.on("SIGINT", () => {
    if (!controller.signal.aborted) {
      heardAt = performance.now();
      controller.abort();
      first();
      // npm passes Ctrl+C on to a program that has had it from the terminal already.
    } else if (performance.now() - heardAt > 300) process.exit(1);
  });
  return controller.signal;
}

/** The longest delay that a timer takes, in milliseconds. */
export const longestDelay = 2 ** 31 - 1;

/**
 * Settles as the work does, or rejects as soon as the signal aborts or the time is over. The timer keeps a Node process alive, so
 * that a call always ends with its error.
 *
 * @param work - gets a signal that aborts in both cases; undefined where nothing can end the work
 */
export function limited<T>(
  work: (signal: AbortSignal | undefined) => Promise<T>,
  signal: AbortSignal | null | undefined,
  milliseconds = Number.POSITIVE_INFINITY,
  keepsAlive = true,
): Promise<T> {
  const isUnlimited = !signal && !(milliseconds <= longestDelay);
  return isUnlimited ? work(undefined) : race(work, signal ?? undefined, milliseconds, keepsAlive);
}

async function race<T>(
  work: (signal: AbortSignal | undefined) => Promise<T>,
  signal: AbortSignal | undefined,
  milliseconds: number,
  keepsAlive: boolean,
): Promise<T> {
  if (signal?.aborted) throw reasonOf(signal);
  const hasTimer = milliseconds <= longestDelay;
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: unknown) => {
      reject(reason);
      controller.abort(reason);
    };
    stop = () => end(reasonOf(signal));
    if (hasTimer) timer = setTimeout(() => end(errorNamed("TimeoutError")), milliseconds);
    if (!keepsAlive) (timer as { unref?(): void } | undefined)?.unref?.();
  });
  signal?.addEventListener("abort", stop);
  try {
    return await Promise.race([ended, work(hasTimer ? controller.signal : signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

/** React Native's signals have no reason. */
function reasonOf(signal: AbortSignal | undefined): unknown {
  return signal?.reason ?? errorNamed("AbortError");
}

function errorNamed(name: string): Error {
  return Object.assign(new Error("the call was ended"), { name });
}

/** What the work returns, or the other value where it throws. */
export function attempt<T, Other>(work: () => T, otherwise: () => Other): T | Other {
  try {
    return work();
  } catch {
    return otherwise();
  }
}

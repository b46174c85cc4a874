/** A signal that ends with the caller's signal or after a time. */
export interface Deadline {
  /** Undefined where nothing can end the call. */
  readonly signal: AbortSignal | undefined;
  readonly timedOut: boolean;
  /** Removes the timer and the listener. */
  end(): void;
}

/** The longest delay that a timer takes, in milliseconds. */
export const longestDelay = 2 ** 31 - 1;

/** Starts a deadline. Its timer keeps a Node process alive, so that a call always ends with its error. */
export function deadline(signal: AbortSignal | null | undefined, milliseconds: number): Deadline {
  if (milliseconds > longestDelay) {
    return { signal: signal ?? undefined, timedOut: false, end: () => {} };
  }
  const controller = new AbortController();
  const timer = setTimeout(() => {
    state.timedOut = !controller.signal.aborted;
    controller.abort();
  }, milliseconds);
  const forward = () => controller.abort(signal?.reason);
  const state = {
    signal: controller.signal,
    timedOut: false,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", forward);
    },
  };
  if (signal?.aborted) forward();
  signal?.addEventListener("abort", forward);
  return state;
}

/** Settles as the work does, or rejects as soon as the signal aborts. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(reasonOfAbort(signal));
    const done = () => signal.removeEventListener("abort", stop);
    work.then(resolve, reject).then(done);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });
}

/** Throws when the signal has aborted. */
export function throwIfAborted(signal: AbortSignal | null | undefined): void {
  if (signal?.aborted) throw reasonOfAbort(signal);
}

/** Settles as the work does, or rejects with a TimeoutError after so many milliseconds. */
export async function within<T>(
  work: PromiseLike<T>,
  milliseconds: number,
  { keepsAlive = true } = {},
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    const late = () => reject(Object.assign(new Error("timed out"), { name: "TimeoutError" }));
    timer = setTimeout(late, milliseconds);
    if (!keepsAlive) (timer as { unref?(): void }).unref?.();
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** React Native's signals have no reason. */
function reasonOfAbort({ reason }: AbortSignal): unknown {
  return reason ?? Object.assign(new Error("This operation was aborted"), { name: "AbortError" });
}

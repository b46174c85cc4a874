import { useSyncExternalStore } from "react";

/** A value that lives longer than what shows it. */
export interface Store<Value> {
  get(): Value;
  set(value: Value): void;
  /** Hook: the value, and a new look at each change. */
  use(): Value;
}

export function createStore<Value>(value: Value): Store<Value> {
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const get = () => value;
  return {
    get,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}

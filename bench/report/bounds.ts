import type { Deterministic, Results } from "./results.ts";

/** A figure beside what it should be at most. */
export interface Bound {
  readonly name: string;
  readonly unit: "×" | "B" | "";
  readonly value: number;
  readonly bound: number;
  /** What we would rather have, where that is less than the bound. */
  readonly goal?: number;
}

/** The figures that vary with the machine: they are shown, and fail nothing. */
export function measuredBounds({ rows, toMiddleware, refusal, types, codeLines }: Results): Bound[] {
  const ours = rows.find(({ id }) => id === "ours");
  const http = rows.find(({ id }) => id === "ours-http");
  if (!ours) throw new Error("ours was not measured");
  const { oneOfAll } = types;
  return [
    { name: "time a call, to raw fetch", unit: "×", value: ours.time.ratio, bound: 1.4, goal: 1.25 },
    ...(http
      ? [
          {
            name: "time a call of `http.GET`, to raw fetch",
            unit: "×" as const,
            value: http.time.ratio,
            bound: 1.4,
            goal: 1.25,
          },
        ]
      : []),
    {
      name: "time a call, to openapi-fetch with an auth middleware",
      unit: "×",
      value: toMiddleware.ratio,
      bound: 0.97,
      goal: 0.85,
    },
    {
      name: "the error of an answer that repeats 1 MB, to raw fetch",
      unit: "×",
      value: refusal.ratio,
      bound: 1.5,
      goal: 1.1,
    },
    { name: "bytes allocated a call, to raw fetch", unit: "×", value: ours.allocation.ratio, bound: 1.2 },
    { name: "CPU a call over loopback HTTP, to raw fetch", unit: "×", value: ours.cpu.ratio, bound: 1.1 },
    {
      name: "process that imports it, to one with raw fetch",
      unit: "×",
      value: ours.imported.ratio,
      bound: 1.2,
    },
    { name: "lines of code, comments out", unit: "", value: codeLines, bound: 1310, goal: 780 },
    {
      name: "compiler's CPU time for one line of all, to the line alone",
      unit: "×",
      value: oneOfAll.cpu.ratio,
      bound: 1.1,
    },
    {
      name: "compiler's memory for one line of all, to the line alone",
      unit: "×",
      value: oneOfAll.memory.ratio,
      bound: 1.1,
    },
  ];
}

/** The figures that are the same on every machine: `npm run bench -- --check` fails on them. */
export function deterministicBounds({ size, types }: Deterministic): Bound[] {
  return [
    {
      name: "signing in and reading the session, bundled, gzip",
      unit: "B",
      value: size.gzip,
      bound: 12_450,
      goal: 9_200,
    },
    { name: "type instantiations of the same with methods", unit: "", value: types.methods, bound: 200 },
    { name: "type instantiations of all methods of a line", unit: "", value: types.everyMethod, bound: 200 },
    {
      name: "type instantiations of the same with `http`, to openapi-fetch",
      unit: "×",
      value: types.http / types.openapiFetch,
      bound: 1.05,
    },
    {
      name: "type instantiations of one line of all, to the line alone",
      unit: "×",
      value: types.oneOfAll.instantiations,
      bound: 1.1,
    },
  ];
}

/** Whether a figure is within its bound. */
export function holds({ value, bound }: Bound): boolean {
  return value <= bound;
}

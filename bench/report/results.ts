import type { Ratio } from "./statistics.ts";

/** Bytes of a bundle as a browser loads it. */
export interface Size {
  readonly minified: number;
  readonly gzip: number;
}

/** What the types cost whoever uses them. */
export interface TypeFigures {
  /** Type instantiations of signing in and reading the session with the methods. */
  readonly methods: number;
  /** Type instantiations of a call of each method of the line. */
  readonly everyMethod: number;
  /** Signing in and reading the session through `http`. */
  readonly http: number;
  /** The same with openapi-fetch itself. */
  readonly openapiFetch: number;
  /** Choosing one line of all of the package's, to a package that has the line alone. */
  readonly oneOfAll: {
    readonly instantiations: number;
    readonly cpu: Ratio;
    readonly memory: Ratio;
  };
}

/** What was measured of one contestant; each ratio is to raw fetch. */
export interface Row {
  readonly id: string;
  readonly label: string;
  /** Milliseconds a call over the stub. */
  readonly time: Ratio;
  /** Bytes a call over the stub. */
  readonly allocation: Ratio;
  /** Milliseconds of CPU a call over loopback HTTP. */
  readonly cpu: Ratio;
  /** Milliseconds of CPU of a process that imports it. */
  readonly imported: Ratio;
  /** Milliseconds of CPU of a process that imports it and makes its client. */
  readonly connected: Ratio;
  readonly size: Size;
}

/** What never varies from run to run, so that it can be held to its bound. */
export interface Deterministic {
  readonly size: Size;
  readonly types: TypeFigures;
}

/** Where and when it was measured. */
export interface Circumstances {
  readonly date: string;
  readonly machine: string;
  /** How many processes of a contestant each figure is from, in words. */
  readonly rounds: string;
  /** The length of the JSON that every call reads. */
  readonly answerBytes: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** All that a run of the benchmarks found. */
export interface Results {
  readonly circumstances: Circumstances;
  readonly rows: readonly Row[];
  /** What auth clients of other services weigh, by name. */
  readonly authClients: Readonly<Record<string, Size>>;
  /** Lines of code that the package's main entry reaches in `src/`. */
  readonly codeLines: number;
  /** Our time a call to that of openapi-fetch with an auth middleware. */
  readonly toMiddleware: Ratio;
  /** Our time for the error of a sign-in whose answer repeats a password of 1 MB, to raw fetch that parses the same. */
  readonly refusal: Ratio;
  readonly types: TypeFigures;
}

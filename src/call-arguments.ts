import type { HeadersLike, SessionCallOptions } from "./call-options.ts";
import type { Context } from "./context.ts";
import { invalid } from "./failure.ts";
import type { Operation } from "./release.ts";

/** The options of any method. */
export interface AnyCallOptions extends SessionCallOptions {
  readonly path?: Readonly<Record<string, unknown>>;
}

/** Builds the request, or throws an error that says which argument is invalid. */
export function requestOf(
  { mode }: Context,
  name: string,
  { takesBody, refusesCookie, path }: Operation,
  body: unknown,
  options: AnyCallOptions,
): Record<string, unknown> {
  if (takesBody && (typeof body !== "object" || body === null || Array.isArray(body))) {
    throw invalid(name, "the first argument must be an object, the request's body");
  }
  if (mode === "cookie" && refusesCookie) {
    throw invalid(name, "this release accepts a bearer token here and no cookie");
  }
  for (const [, parameter = ""] of path.matchAll(/\{(.+?)\}/g)) {
    const value = options.path?.[parameter];
    // A dot segment would leave the path.
    if (typeof value !== "string" || /^\.{0,2}$|\p{Cs}/u.test(value)) {
      throw invalid(name, `the option path.${parameter} is missing or not a name`);
    }
  }
  return {
    params: { path: options.path },
    headers: headersOf(name, options.headers),
    ...(takesBody && { body: jsonOf(name, body), bodySerializer: (json: string) => json }),
    parseAs: "stream",
  };
}

function headersOf(name: string, headers: HeadersLike | undefined): Headers | undefined {
  try {
    return headers && new Headers(headers);
  } catch {
    // Its message may repeat a header.
    throw invalid(name, "the option headers holds what HTTP does not allow");
  }
}

function jsonOf(name: string, body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw invalid(name, "the first argument cannot be written as JSON");
  }
}

/** @throws AuthsError when the signal or the timeout is invalid */
export function checkedLimits(name: string, { signal, timeout }: AnyCallOptions, usual: number) {
  if (signal && typeof signal.addEventListener !== "function") {
    throw invalid(name, "the option signal must be an AbortSignal");
  }
  const milliseconds = timeout ?? usual;
  if (typeof milliseconds !== "number" || !(milliseconds >= 0)) {
    throw invalid(name, "the option timeout must be a number of milliseconds");
  }
  return { signal, timeout: milliseconds };
}

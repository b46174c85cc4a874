/**
 * What openapi-fetch builds instead of a Request where nobody can look at it: `fetch` then builds the only one. It has the
 * members of a Request that this package and openapi-fetch use.
 */
export class LightRequest {
  readonly url: string;
  /** As `fetch` takes it. */
  readonly init: RequestInit & { readonly headers: Headers };

  constructor(url: string, init: RequestInit & { readonly headers: Headers }) {
    this.url = url;
    this.init = init;
  }

  get headers(): Headers {
    return this.init.headers;
  }

  get method(): string {
    return this.init.method?.toUpperCase() ?? "GET";
  }

  get redirect(): RequestRedirect | undefined {
    return this.init.redirect;
  }

  /** `fetch` does not consume `init`, as long as its body is no stream. */
  clone(): LightRequest {
    return this;
  }
}

/** Whether a body can be sent only once. */
export function isStream(body: unknown): boolean {
  return typeof body === "object" && body !== null && ("getReader" in body || Symbol.asyncIterator in body);
}

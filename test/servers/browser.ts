import { CookieJar } from "tough-cookie";

const longestWay = 10;

/** As much of a browser as signing in takes: it keeps cookies and follows redirects as far as they lead to servers. */
export class Browser {
  readonly #jar = new CookieJar();

  /** Loads a page; answers the last one, or the redirect that leads to a place where nothing listens. */
  async go(url: string, init: RequestInit = {}): Promise<Response> {
    let next = url;
    let request = init;
    for (let steps = 0; steps < longestWay; steps += 1) {
      const headers = new Headers(request.headers);
      const cookies = this.#jar.getCookieStringSync(next);
      if (cookies) headers.set("cookie", cookies);
      const response = await fetch(next, { ...request, headers, redirect: "manual" });
      for (const cookie of response.headers.getSetCookie()) this.#jar.setCookieSync(cookie, next);
      const location = response.headers.get("location");
      if (location === null || !new URL(location, next).port) return response;
      next = new URL(location, next).href;
      request = {};
    }
    throw new Error(`More than ${longestWay} redirects, the last one to ${new URL(next).pathname}`);
  }

  /** The value of a cookie that would be sent to a page. */
  cookie(url: string, name: string): string | undefined {
    return this.#jar.getCookiesSync(url).find(({ key }) => key === name)?.value;
  }
}

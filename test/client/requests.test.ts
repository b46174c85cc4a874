import { afterEach, describe, expect, it, vi } from "vitest";
import { createAuthsClient } from "../../src/index.ts";
import { json } from "../support/client.ts";

const baseUrl = "https://chat.example.com/below";
const ada = { email: "ada@example.com", password: "correct horse battery staple" };

afterEach(() => vi.unstubAllGlobals());

describe("a call of a method", () => {
  it("leaves it to fetch to make the one Request there is", async () => {
    const { sent, made } = countingGlobals();
    const auths = createAuthsClient({ baseUrl, token: "aaa.bbb.ccc", headers: { "x-all": "1" } });
    const { signal } = new AbortController();
    await auths.updatePassword({ password: "a", new_password: "b" }, { headers: { "x-one": "2" }, signal });
    expect(made()).toBe(0);
    const [request] = sent;
    expect(request?.url).toBe(`${baseUrl}/api/v1/auths/update/password`);
    expect(request).toMatchObject({ method: "POST", redirect: "manual", credentials: "same-origin" });
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      authorization: "Bearer aaa.bbb.ccc",
      "content-type": "application/json",
      "x-all": "1",
      "x-one": "2",
    });
    expect(await request?.json()).toEqual({ password: "a", new_password: "b" });
  });

  it("has the browser send its cookies in cookie mode", async () => {
    const { sent, made } = countingGlobals();
    await createAuthsClient({ baseUrl, credentials: "cookie" }).getAdminConfig();
    expect(sent[0]?.credentials).toBe("include");
    expect(made()).toBe(0);
  });

  it("is renewed and made again all the same", async () => {
    const { sent, made } = countingGlobals((request) =>
      request.headers.get("authorization") === "Bearer old"
        ? json({ detail: "401 Unauthorized" }, { status: 401 })
        : json({ token: "new" }),
    );
    const auths = createAuthsClient({ baseUrl, token: "old", reauthenticate: (own) => own.signIn(ada) });
    await auths.updatePassword({ password: "a", new_password: "b" });
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer old",
      null,
      "Bearer new",
    ]);
    expect(await sent[2]?.json()).toEqual({ password: "a", new_password: "b" });
    expect(made()).toBe(0);
  });

  it("gives middleware and a fetch of the caller's own a real Request", async () => {
    const { sent } = countingGlobals();
    const seen: Request[] = [];
    const auths = createAuthsClient({ baseUrl, token: "old" });
    const middleware = {
      onRequest: ({ request }: { request: Request }) => {
        seen.push(request);
        request.headers.set("x-middleware", "1");
        return request;
      },
    };
    auths.http.use(middleware);
    await auths.getAdminConfig();
    expect(seen[0]).toBeInstanceOf(Request);
    expect(sent[0]?.headers.get("x-middleware")).toBe("1");
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer old");
    auths.http.eject(middleware);
    await auths.getAdminConfig();
    expect(seen).toHaveLength(1);

    await createAuthsClient({
      baseUrl,
      fetch: async (request) => {
        seen.push(request);
        return json({});
      },
    }).getAdminConfig();
    expect(seen[1]).toBeInstanceOf(Request);
  });

  it("goes through the middleware when it signs in again, too", async () => {
    const { sent } = countingGlobals((request) =>
      request.headers.get("authorization") === "Bearer old"
        ? json({ detail: "401 Unauthorized" }, { status: 401 })
        : json({ token: "new" }),
    );
    const auths = createAuthsClient({ baseUrl, token: "old", reauthenticate: (own) => own.signIn(ada) });
    auths.http.use({ onRequest: ({ request }) => request.headers.set("x-trace", "1") });
    await auths.getAdminConfig();
    expect(sent.map(({ headers }) => headers.get("x-trace"))).toEqual(["1", "1", "1"]);
  });
});

describe("importing the package and making a client", () => {
  it("does not touch the global Request, which is slow to load in Node", async () => {
    const reads = vi.fn();
    vi.stubGlobal("Request", undefined);
    const { Request } = globalThis;
    Object.defineProperty(globalThis, "Request", {
      configurable: true,
      get: () => {
        reads();
        return Request;
      },
    });
    vi.resetModules();
    const fresh = await import("../../src/index.ts");
    fresh.createAuthsClient({ baseUrl });
    expect(reads).not.toHaveBeenCalled();
  });
});

/** A fetch that makes a Request as the real one does, and a Request that counts how often anybody else makes one. */
function countingGlobals(answer: (request: Request) => Response = () => json({})) {
  const { Request } = globalThis;
  const sent: Request[] = [];
  let made = 0;
  vi.stubGlobal(
    "Request",
    class extends Request {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input, init);
        made += 1;
      }
    },
  );
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    sent.push(request.clone());
    return answer(request);
  });
  return { sent, made: () => made };
}

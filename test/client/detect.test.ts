import type { ServerResponse } from "node:http";
import { describe, expect, inject, it } from "vitest";
import { createAuthsClient, detectServerVersion } from "../../src/index.ts";
import { serve } from "../support/serve.ts";

describe("detectServerVersion", () => {
  it.each([
    ["0.6.42", "0.6.42", "0.6", "played"],
    ["0.6.43", "0.6.43", "0.6", "played"],
    ["0.6.40", "0.6.40", "0.6-early", expect.stringMatching(/^(played|read)$/)],
    ["0.6.2", "0.6.2", "0.6-early", "read"],
    ["0.9.2", "0.9.2", "0.9", "played"],
    ["0.9.4", "0.9.4", "0.9", "read"],
    ["0.9.6", "0.9.6", "0.9", "played"],
    ["0.10.2", "0.10.2", "0.10", "played"],
    ["0.12.4", "0.12.4", "0.12", "played"],
    ["0.12.99", "0.12.99", "0.12", "unknown"],
    ["0.12.4-dev", "0.12.4", "0.12", "unknown"],
    ["0.6.17", "0.6-early", "0.6-early", "unknown"],
    ["0.13", "0.12", "0.12", "unknown"],
    ["0.13.0", "0.12", "0.12", "unknown"],
    ["1.0.0", "0.12", "0.12", "unknown"],
  ])("takes %s for %s of %s, which is %s", async (version, serverVersion, line, verified) => {
    const { url: baseUrl, requests } = await serve((_, response) =>
      answer(response, { version, deployment_id: "" }),
    );
    const detected = await detectServerVersion(baseUrl);
    const known = verified !== "unknown";
    expect(detected).toEqual({ version, serverVersion, line, verified, known });
    expect(createAuthsClient({ baseUrl, serverVersion: detected.serverVersion })).toHaveProperty("signIn");
    expect(requests.map(({ method, url }) => [method, url])).toEqual([["GET", "/api/version"]]);
  });

  it.each(["0.6", "0.12"] as const)("knows the mock of %s as a server of that line", async (line) => {
    const detected = await detectServerVersion(inject(line === "0.6" ? "mockUrl" : "newestMockUrl"));
    expect(detected).toMatchObject({ line, known: true });
  });

  it("asks below the path of the base URL, with the headers it is given and no credential", async () => {
    const { url: baseUrl, requests } = await serve((_, response) => answer(response, { version: "0.12.4" }));
    await detectServerVersion(`${baseUrl}/chat/`, { headers: { "x-trace": "1" } });
    expect(requests[0]?.url).toBe("/chat/api/version");
    expect(requests[0]?.headers).toMatchObject({ "x-trace": "1" });
    expect(requests[0]?.headers).not.toHaveProperty("authorization");
    expect(requests[0]?.headers).not.toHaveProperty("cookie");
  });

  it("has the browser send no cookie either", async () => {
    const sent: Request[] = [];
    const fetch = async (request: Request) => {
      sent.push(request);
      return Response.json({ version: "0.12.4" });
    };
    await detectServerVersion("https://chat.example.com", { fetch });
    expect(sent[0]?.credentials).toBe("omit");
  });

  it("says when the server is older than every line that is known", async () => {
    const { url: baseUrl } = await serve((_, response) => answer(response, { version: "0.5.20" }));
    await expect(detectServerVersion(baseUrl)).rejects.toMatchObject({
      code: "unexpected_response",
      operation: "detectServerVersion",
      message:
        "detectServerVersion: the server is Open WebUI 0.5.20, older than 0.6.0, the first release that this package knows",
    });
  });

  it.each([{}, { version: null }, { version: 12 }, { version: "latest" }, { version: "0" }, [], null])(
    "says when the answer tells no version: %j",
    async (body) => {
      const { url: baseUrl } = await serve((_, response) => answer(response, body));
      await expect(detectServerVersion(baseUrl)).rejects.toMatchObject({
        code: "unexpected_response",
        message: /did not say its version/,
      });
    },
  );

  it("says when a web page answers, or a redirect, or an error", async () => {
    const { url: baseUrl } = await serve((request, response) => {
      if (request.url?.startsWith("/page")) response.setHeader("content-type", "text/html").end("<html>");
      if (request.url?.startsWith("/away"))
        response.writeHead(302, { location: "http://127.0.0.1:9/api/version" }).end();
      if (request.url?.startsWith("/down")) response.writeHead(502).end("down");
    });
    const failing = (path: string) => expect(detectServerVersion(baseUrl + path)).rejects;
    await failing("/page").toMatchObject({ code: "unexpected_response", status: 200 });
    await failing("/away").toMatchObject({ code: "unexpected_response", status: 302 });
    await failing("/down").toMatchObject({ code: "server", status: 502 });
  });

  it("says when nobody answers, in time or at all", async () => {
    const { url: baseUrl } = await serve(() => {});
    await expect(detectServerVersion(baseUrl, { timeout: 50 })).rejects.toMatchObject({ code: "timeout" });
    const signal = AbortSignal.abort();
    await expect(detectServerVersion(baseUrl, { signal })).rejects.toMatchObject({ code: "aborted" });
    await expect(detectServerVersion("http://127.0.0.1:1")).rejects.toMatchObject({ code: "network" });
    await expect(detectServerVersion("chat.example.com")).rejects.toThrow(TypeError);
  });
});

function answer(response: ServerResponse, body: unknown): void {
  response.setHeader("content-type", "application/json").end(JSON.stringify(body));
}

import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { TestContext } from "vitest";
import { listen, passOn } from "../support/listen.ts";

/** What a front has been asked. */
export interface Asked {
  what: string;
  authorization: string | undefined;
  body: string;
}

export interface Front {
  url: string;
  asked: Asked[];
}

export interface FrontOptions {
  /** Where the server behind it is. */
  behind: string;
  /** The path below which it lives. */
  prefix?: string;
  /** What `/api/version` answers in place of what stands behind. */
  version?: unknown;
  /** The `Prefer` header to send on for a request, by method and path. */
  prefer?: Record<string, string>;
  /** Answers of its own for a request, made of the true one, by method and path. */
  alter?: Record<string, (answer: Response) => Response | Promise<Response>>;
}

/** An HTTP server on loopback that answers as a real Open WebUI would, by what a mock behind it answers. */
export async function startFront(
  { onTestFinished }: Pick<TestContext, "onTestFinished">,
  { behind, prefix = "", version, prefer = {}, alter = {} }: FrontOptions,
): Promise<Front> {
  const asked: Asked[] = [];
  const answerTo = async (request: IncomingMessage): Promise<Response> => {
    const path = (request.url ?? "").slice(prefix.length);
    const what = `${request.method} ${path}`;
    const { authorization, cookie } = request.headers;
    const body = await text(request);
    asked.push({ what, authorization, body });
    if (!request.url?.startsWith(`${prefix}/`)) return new Response("<!doctype html>", { status: 404 });
    if (what === "GET /api/version" && version !== undefined) {
      const { headers } = await fetch(behind + path);
      return Response.json(version, { headers: { "x-process-time": headers.get("x-process-time") ?? "0" } });
    }
    const answer = await fetch(behind + path, {
      method: request.method ?? "GET",
      headers: {
        ...(authorization && { authorization }),
        ...(cookie && { cookie }),
        ...(body && { "content-type": "application/json" }),
        ...(prefer[what] && { prefer: prefer[what] }),
      },
      ...(body && { body }),
    });
    return alter[what]?.(answer) ?? answer;
  };
  const server = await listen(async (request, response) => {
    const answer = await answerTo(request).catch(() => undefined);
    return answer ? passOn(answer, response) : response.destroy();
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return { url: server.url + prefix, asked };
}

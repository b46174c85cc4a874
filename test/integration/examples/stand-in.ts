import { buffer } from "node:stream/consumers";
import { type Listening, listen, passOn } from "../../support/listen.ts";

/** A request that came to the stand-in. */
export interface Asked {
  /** As in "POST /api/v1/auths/signin". */
  readonly what: string;
  /** The credential that it carries. */
  readonly bearer: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a program has sent.
  readonly body: any;
}

/** Sends the request on to the real server, with further headers such as Prism's `Prefer`. */
export type Forward = (headers?: Record<string, string>) => Promise<Response>;

/** What a program is told; without an answer the connection breaks. */
export type Answer = (asked: Asked, forward: Forward) => Promise<Response | undefined>;

export interface StandIn extends Listening {
  readonly asked: Asked[];
  /** How often an operation was asked for: "POST /api/v1/auths/signin". */
  count(what: string): number;
}

/** Stands in front of a server, keeps what it was asked, and may answer by itself. */
export async function startStandIn(
  upstream: string,
  answer: Answer = (_, forward) => forward(),
): Promise<StandIn> {
  const all: Asked[] = [];
  const listening = await listen(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const sent = await buffer(request);
    const asked: Asked = {
      what: `${method} ${url}`,
      bearer: headers.authorization?.replace(/^Bearer /, ""),
      body: sent.length > 0 ? JSON.parse(sent.toString()) : undefined,
    };
    all.push(asked);
    const forward: Forward = (further) => {
      const { authorization, "content-type": type } = headers;
      const kept = { ...(authorization && { authorization }), ...(type && { "content-type": type }) };
      const body = sent.length > 0 ? new Uint8Array(sent) : null;
      return fetch(upstream + url, { method, headers: { ...kept, ...further }, body, redirect: "manual" });
    };
    const answered = await answer(asked, forward).catch(() => undefined);
    if (!answered) return void request.socket.destroy();
    await passOn(answered, response);
  });
  return {
    ...listening,
    asked: all,
    count: (what) => all.filter((one) => one.what === what).length,
  };
}

/** Lets requests wait until a test opens it. */
export class Gate {
  readonly #opened = Promise.withResolvers<void>();
  readonly #waiting: (() => void)[] = [];
  #arrived = 0;

  open(): void {
    this.#opened.resolve();
  }

  async pass(): Promise<void> {
    this.#arrived += 1;
    for (const look of this.#waiting) look();
    await this.#opened.promise;
  }

  /** Until that many have come to it. */
  arrived(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => this.#arrived >= count && resolve();
      this.#waiting.push(look);
      look();
    });
  }
}

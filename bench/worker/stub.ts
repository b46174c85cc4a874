import { type Answers, answer } from "../answers.ts";

/**
 * A `fetch` without a network: it builds one Request of what it is given, as the real one does, looks at it as the
 * server would, and answers a new Response.
 */
export function stubFetch(answers: Answers): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { status, body } = answer(
      answers,
      request.method,
      request.url,
      request.headers.get("authorization"),
    );
    return new Response(body, { status, headers: { "content-type": "application/json" } });
  };
}

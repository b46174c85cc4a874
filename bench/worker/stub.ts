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

/** A `fetch` without a network that reads a sign-in and refuses it, as FastAPI does: the answer repeats the password. */
export function refusingFetch(password: string): typeof globalThis.fetch {
  const issue = { type: "string_too_long", loc: ["body", "password"], msg: "too long", input: password };
  const body = JSON.stringify({ detail: [issue] });
  return async (input, init) => {
    await new Request(input, init).text();
    return new Response(body, { status: 422, headers: { "content-type": "application/json" } });
  };
}

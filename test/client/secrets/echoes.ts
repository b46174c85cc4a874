import { type Answer, type Asked, json, page, text } from "../faults/servers.ts";

/** What a server that tells all would repeat of a request. */
export function echoOf(
  { url, headers, body }: Asked,
  write: (text: string) => string = (plain) => plain,
): string {
  const told = [body, ...textsOf(parsed(body)), ...Object.values(headers).map(String)];
  return write(`you sent ${told.join(" ")} to ${url}`);
}

/** Servers that repeat what they got, each in a place of its own. */
export const echoes: Readonly<Record<string, (echo: string, request: Asked) => Answer>> = {
  "detail, 400": (echo) => json(400, { detail: echo }),
  "detail, 401": (echo) => json(401, { detail: echo }),
  "detail, 403": (echo) => json(403, { detail: echo }),
  "detail, 404": (echo) => json(404, { detail: echo }),
  "detail, 405": (echo) => json(405, { detail: echo }),
  "detail, 409": (echo) => json(409, { detail: echo }),
  "detail, 418": (echo) => json(418, { detail: echo }),
  "detail, 422": (echo) => json(422, { detail: echo }),
  "detail, 429": (echo) => json(429, { detail: echo }, { "retry-after": headerOf(echo) }),
  "detail, 500": (echo) => json(500, { detail: `[ERROR: ${echo}]` }),
  "detail after a long text": (echo) => json(500, { detail: `${"Traceback: ".repeat(200)}${echo}` }),
  "input and ctx of a list": (echo, { body }) =>
    json(422, {
      detail: [
        {
          type: "missing",
          loc: ["body", "email"],
          msg: "Field required",
          input: parsed(body),
          ctx: { error: echo },
        },
      ],
    }),
  "msg of a list": (echo) =>
    json(422, { detail: [{ type: "value_error", loc: ["body"], msg: `Value error, ${echo}` }] }),
  "loc of a list": (echo) =>
    json(422, { detail: [{ type: "extra", loc: ["body", echo, 7, { echo }], msg: "no" }] }),
  "type of a list": (echo) => json(422, { detail: [{ type: echo, loc: ["body"], msg: "no" }] }),
  "a list of texts": (echo) => json(422, { detail: [echo] }),
  "a list of lists": (echo) => json(422, { detail: [[echo]] }),
  "an object as loc, msg and type": (echo) =>
    json(422, { detail: [{ type: { echo }, loc: { echo }, msg: { echo } }] }),
  "msg of an object": (echo) => json(401, { detail: { msg: echo, type: "no_authorization" } }),
  "type of an object": (echo) => json(401, { detail: { msg: "Authentication required", type: echo } }),
  "an object": (echo) => json(400, { detail: { input: echo } }),
  "other fields": (echo) => json(400, { error: echo, message: echo, title: echo }),
  "a text as body": (echo) => json(400, echo),
  "plain text": (echo) => text(500, echo, { "content-type": "text/plain" }),
  "an error page": (echo) => page(502, `<h1>${echo}</h1>`),
  "a page with 200": (echo) => page(200, `<h1>${echo}</h1>`),
  "broken JSON": (echo) => text(200, `{"token": ${echo}`, { "content-type": "application/json" }),
  "the content type": (echo) => text(200, "{}", { "content-type": `text/x; echo=${headerOf(echo)}` }),
  "the content type alone": (echo) => text(200, "{}", { "content-type": headerOf(echo) }),
  "the content type's subtype": (echo) =>
    text(200, "{}", { "content-type": `text/${headerOf(echo).replace(/\s+/g, "")}` }),
  "a token that no header can carry": (echo) => json(200, { token: `two words ${echo}`, csrf: 7 }),
  "the status text": (echo) => (response) => response.writeHead(400, headerOf(echo)).end("{}"),
  "a redirect": (echo) =>
    text(302, echo, { location: `https://elsewhere.example/?${encodeURIComponent(echo)}` }),
  "every header": (echo) =>
    json(
      400,
      { detail: "no" },
      {
        "set-cookie": `token=${headerOf(echo)}`,
        "www-authenticate": `Bearer realm="${headerOf(echo)}"`,
        "x-echo": headerOf(echo),
        "retry-after": headerOf(echo),
      },
    ),
  "what is not HTTP": (echo) => (response) => response.socket?.end(`${headerOf(echo)}\r\n\r\n`),
  "a header that is not HTTP": (echo) => (response) =>
    response.socket?.end(`HTTP/1.1 200 OK\r\nx y: ${headerOf(echo)}\r\n\r\n{}`),
  "a body that breaks off": (echo) => (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "99999999" });
    response.write(echo, () => response.socket?.destroy());
  },
  "a body that is not gzip": (echo) =>
    text(200, echo, { "content-type": "application/json", "content-encoding": "gzip" }),
};

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** What a header can carry of a text. */
function headerOf(echo: string): string {
  return Array.from(Buffer.from(echo.slice(0, 4000)).toString("latin1"), (one) =>
    /[\x20-\x7e]/.test(one) ? one : "?",
  ).join("");
}

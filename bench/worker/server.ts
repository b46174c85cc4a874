import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answers, answer } from "../answers.ts";

// A server on loopback that answers what the stub answers. It tells its parent its port, and ends with it.

const answers: Answers = JSON.parse(readFileSync(new URL("../answers.json", import.meta.url), "utf8"));

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const { status, body } = answer(
    answers,
    request.method ?? "",
    request.url ?? "",
    request.headers.authorization ?? null,
  );
  request.resume();
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());

import { readdirSync, readFileSync } from "node:fs";
import { chooseLine } from "./lines.ts";

/** A request to a real server and what it answered. */
export interface Exchange {
  id: string;
  server: string;
  version: string;
  request: { method: string; path: string; headers: Record<string, string>; body: unknown };
  response: { status: number; headers: Record<string, string | string[]>; body: unknown };
}

/** Whether an exchange is with Open WebUI, and not with Gafaelfawr, whose login each line's contract describes too. */
export function isOfOpenWebui({ server }: Exchange): boolean {
  return server !== "gafaelfawr";
}

const folder = new URL("../test/exchanges/", import.meta.url);

/** Every recorded exchange with Gafaelfawr and with the release that a line is proven on, those of all recordings. */
export function readExchanges(line: string): Exchange[] {
  const { release } = chooseLine(line);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("gafaelfawr.json") || name.endsWith(`-${release}.json`))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Exchange[]);
}

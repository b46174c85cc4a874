import { readdirSync, readFileSync } from "node:fs";
import { lineOf } from "./lines.ts";

/** A request to a real server and its response. */
export interface Exchange {
  id: string;
  server: string;
  version: string;
  request: { method: string; path: string; headers: Record<string, string>; body: unknown };
  response: { status: number; headers: Record<string, string | string[]>; body: unknown };
}

/** Whether an exchange is with Open WebUI, not with Gafaelfawr, whose login is in each line's contract too. */
export function isOfOpenWebui({ server }: Exchange): boolean {
  return server !== "gafaelfawr";
}

const folder = new URL("../../test/exchanges/", import.meta.url);

/** The releases of Open WebUI that have a recording. */
export function recordedReleases(): string[] {
  return readdirSync(folder).flatMap((name) => /^open-webui-(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);
}

/** Every recorded exchange with the servers that a line's contract describes. */
export function readExchanges(line: string): Exchange[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (name) =>
        name.endsWith("gafaelfawr.json") || lineOf(/-(\d+\.\d+\.\d+)\./.exec(name)?.[1] ?? "") === line,
    )
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Exchange[]);
}

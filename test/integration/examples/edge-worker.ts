import { inExamples, type Started, start } from "./started.ts";

/** Starts the worker in workerd, as `npm run dev` does. */
export function startWorker(openWebUi: string): Promise<Started> {
  return start({
    name: "examples/edge-worker",
    args: (port, folder) => [
      inExamples("node_modules/wrangler/bin/wrangler.js"),
      "dev",
      ...["--cwd", inExamples("edge-worker")],
      ...["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"],
      ...["--persist-to", folder],
      ...["--var", `OPEN_WEBUI_URL:${openWebUi}`],
    ],
    // It asks nobody for anything.
    env: () => ({ CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" }),
  });
}

/** What the worker answers. */
export async function ask(
  { url }: Pick<Started, "url">,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(url, { headers });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

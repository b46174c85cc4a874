import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { connect } from "./provider.ts";
import { readSettings } from "./settings.ts";

try {
  const settings = readSettings(process.env);
  const app = createApp(settings, await connect(settings));
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: settings.port }, () => {
    console.log(`Listening on ${settings.publicUrl.origin}`);
  });
  server.once("error", fail);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close());
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

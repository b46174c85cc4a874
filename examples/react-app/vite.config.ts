import react from "@vitejs/plugin-react";
import { type CommonServerOptions, defineConfig, loadEnv } from "vite";

export default defineConfig(({ command, mode }) => {
  const plugins = [react()];
  if (command === "build") return { plugins };
  const proxy = proxyTo(loadEnv(mode, ".", "OPEN_WEBUI_").OPEN_WEBUI_URL);
  return { plugins, server: { proxy }, preview: { proxy, headers: { "Content-Security-Policy": policy } } };
});

// The token is in localStorage, where every script of the page can read it: let no other script in.
const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

/** The app talks to its own origin; what goes below /api is for Open WebUI, and so is the way to a provider. */
function proxyTo(server: string | undefined): NonNullable<CommonServerOptions["proxy"]> {
  if (!server || !URL.canParse(server) || !/^https?:/.test(server)) {
    throw new Error(
      "Set OPEN_WEBUI_URL to the address of your Open WebUI, such as http://localhost:8080, in the environment or in .env",
    );
  }
  const target = { target: server, changeOrigin: true };
  return { "/api": target, "/oauth": target };
}

export interface Settings {
  /** Where Open WebUI is. */
  readonly openWebUi: string;
  /** Where browsers reach this app, which is not where it listens if a proxy is in front. */
  readonly publicUrl: URL;
  readonly hostname: string;
  readonly port: number;
}

/** @throws Error that says what to set */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const { OPEN_WEBUI_URL, PUBLIC_URL, HOST = "127.0.0.1", PORT = "3000" } = environment;
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error("PORT must be between 1 and 65535");
  return {
    openWebUi: addressIn("OPEN_WEBUI_URL", OPEN_WEBUI_URL).href,
    publicUrl: addressIn("PUBLIC_URL", PUBLIC_URL ?? `http://localhost:${port}`),
    hostname: HOST,
    port,
  };
}

function addressIn(name: string, value = ""): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // No user, query or fragment.
  if (url && /^https?:/.test(url.origin) && url.href === url.origin + url.pathname) return url;
  throw new Error(`Set ${name} to an address such as https://chat.example.com`);
}

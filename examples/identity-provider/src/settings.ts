export interface Settings {
  /** Where Open WebUI is. */
  readonly openWebUi: string;
  /** What Open WebUI calls the provider. */
  readonly providerName: string;
  /** Where the provider is. */
  readonly issuer: URL;
  /** What the provider calls this portal. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where browsers reach this portal. */
  readonly publicUrl: URL;
  readonly port: number;
}

/** @throws Error that says what to set */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const text = (name: string) => {
    const value = environment[name];
    if (!value) throw new Error(`Set ${name}; README.md says to what.`);
    return value;
  };
  const address = (name: string, value = text(name)) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url && /^https?:/.test(url.origin)) return url;
    throw new Error(`Set ${name} to an address such as https://chat.example.com`);
  };
  const port = Number(environment.PORT ?? "3000");
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error("PORT must be between 1 and 65535");
  return {
    openWebUi: address("OPEN_WEBUI_URL").href,
    providerName: environment.OPEN_WEBUI_PROVIDER ?? "oidc",
    issuer: address("ISSUER"),
    clientId: text("CLIENT_ID"),
    clientSecret: text("CLIENT_SECRET"),
    publicUrl: address("PUBLIC_URL", environment.PUBLIC_URL ?? `http://localhost:${port}`),
    port,
  };
}

import { type AuthsClient, createAuthsClient } from "open-webui-auths";
import createQueryHooks from "openapi-react-query";
import { withStatus } from "./problems.ts";
import { signingInAgain } from "./renewal.ts";

/** Signs people in, keeps the token over a reload, and sends it. */
export const auths: AuthsClient = createAuthsClient({
  baseUrl: location.origin,
  serverVersion: "0.12",
  storage: localStorage,
  timeout: 20_000,
  onInsecure: (warning) => console.warn(warning),
  reauthenticate: signingInAgain(() => auths.getToken()),
});

// What openapi-react-query throws is the body of the failure alone, and nothing at all for an empty one.
auths.http.use({ onResponse: ({ response }) => withStatus(response) });

/** Hooks that read and write with TanStack Query; each knows its answer's type by its path. */
export const api = createQueryHooks(auths.http);

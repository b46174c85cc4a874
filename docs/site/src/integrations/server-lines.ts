import { fileURLToPath } from "node:url";
import type { StarlightPlugin } from "@astrojs/starlight/types";

/** Shows of the reference the line that is read, once starlight-openapi has laid out all of them. */
export function serverLines(): StarlightPlugin {
  return {
    name: "server-lines",
    hooks: {
      "config:setup": ({ addRouteMiddleware }) => {
        addRouteMiddleware({
          entrypoint: fileURLToPath(new URL("../route-data.ts", import.meta.url)),
          order: "post",
        });
      },
    },
  };
}

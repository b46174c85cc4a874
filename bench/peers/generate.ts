import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { generate as generateWithOrval } from "orval";

// Makes the peers that are generated, each as its own documentation says, from the contract of the newest line.

const contract = fileURLToPath(new URL("../../generated/v0.12/openapi.yaml", import.meta.url));
const target = (name: string): string => fileURLToPath(new URL(`../dist/peers/${name}`, import.meta.url));

await createClient({
  input: contract,
  output: target("hey-api"),
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
  logs: { level: "silent", file: false },
});

await generateWithOrval({
  input: contract,
  output: {
    target: `${target("orval")}/client.ts`,
    client: "fetch",
    clean: true,
    baseUrl: {
      runtime: "baseUrl",
      imports: [{ name: "baseUrl", importPath: "../../../peers/orval-base-url.ts" }],
    },
  },
});

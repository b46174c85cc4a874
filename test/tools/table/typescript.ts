import type { Tool } from "../tool.ts";

const npm = {
  registry: "npm",
  makes: "TypeScript",
  quick: true,
  check: { with: "TypeScript 7.0.2", commands: ["node ../node_modules/typescript-7/bin/tsc -p ."] },
} satisfies Partial<Tool>;
const program =
  "esbuild main.ts --bundle --platform=node --format=esm --packages=external --log-level=error --outfile=main.mjs && node main.mjs";

export const typescript: Tool[] = [
  {
    ...npm,
    name: "hey-api",
    title: "@hey-api/openapi-ts",
    version: "0.99.0",
    generate: ["openapi-ts -i contract.yaml -o client"],
    program,
  },
  {
    ...npm,
    name: "hey-api-zod",
    title: "@hey-api/openapi-ts, its zod plugin",
    version: "0.99.0",
    generate: ["openapi-ts -i contract.yaml -o client -p zod"],
  },
  {
    ...npm,
    name: "orval",
    title: "orval",
    version: "8.38.0",
    generate: ["orval --input contract.yaml --output client.ts"],
    program,
  },
  { ...npm, name: "kubb", title: "Kubb", version: "4.39.3", generate: ["kubb generate"] },
  {
    ...npm,
    name: "openapi-typescript",
    title: "openapi-typescript",
    version: "7.13.0",
    generate: ["openapi-typescript contract.yaml -o client.ts"],
  },
  {
    ...npm,
    name: "openapi-zod-client",
    title: "openapi-zod-client",
    version: "1.18.3",
    generate: ["openapi-zod-client contract.yaml -o client.ts"],
  },
  {
    ...npm,
    name: "typed-openapi",
    title: "typed-openapi",
    version: "2.2.7",
    generate: ["typed-openapi contract.yaml -o client.ts"],
  },
  {
    ...npm,
    name: "openapi-typescript-codegen",
    title: "openapi-typescript-codegen",
    version: "0.31.0",
    generate: [
      "node ../node_modules/openapi-typescript-codegen/bin/index.js --input contract.yaml --output client",
    ],
  },
  {
    ...npm,
    name: "swagger-typescript-api",
    title: "swagger-typescript-api",
    version: "13.13.0",
    generate: ["swagger-typescript-api generate -p contract.yaml -o client -n client.ts"],
    program,
  },
  {
    ...npm,
    name: "redocly-typescript",
    title: "Redocly generate-client, typescript",
    version: "2.77.0",
    generate: ["redocly generate-client contract.yaml --output client.ts"],
  },
  {
    ...npm,
    name: "typescript-fetch",
    title: "OpenAPI Generator, typescript-fetch",
    version: "7.26.0",
    registry: "PyPI",
    needs: ["java"],
    quick: false,
    generate: ["openapi-generator-cli generate -g typescript-fetch -i contract.yaml -o client"],
    program,
  },
  {
    ...npm,
    name: "typescript-axios",
    title: "OpenAPI Generator, typescript-axios",
    version: "7.26.0",
    registry: "PyPI",
    derived: "it writes the variables of a path's own server where its types have none",
    needs: ["java"],
    quick: false,
    generate: ["openapi-generator-cli generate -g typescript-axios -i contract.yaml -o client"],
  },
];

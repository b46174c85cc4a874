import type { Tool } from "../tool.ts";

const viewer = { registry: "npm", viewer: true } satisfies Partial<Tool>;
const serves = { ...viewer, makes: "a mock" };
const shows = { ...viewer, makes: "a page", generate: [] };
const checks = { ...viewer, makes: "a verdict" };

/** Mocks, viewers and validators. */
export const viewers: Tool[] = [
  {
    ...serves,
    name: "prism",
    title: "Prism CLI",
    version: "5.16.0",
    generate: [],
    serves: "prism mock -h 127.0.0.1 contract.yaml -p",
  },
  {
    ...serves,
    name: "mockoon",
    title: "Mockoon CLI",
    version: "9.9.0",
    derived:
      "it reads no named examples, and so answers a sign-in with an empty token. It asks nobody for a token",
    generate: [],
    serves: "mockoon-cli start --hostname 127.0.0.1 --data contract.yaml --port",
  },
  {
    ...serves,
    name: "scalar-mock",
    title: "Scalar CLI, mock",
    version: "2.0.1",
    generate: [],
    serves: "scalar document mock contract.yaml --port",
  },
  {
    ...shows,
    name: "swagger-ui",
    title: "Swagger UI",
    version: "5.35.0",
    shows: "index.html",
  },
  {
    ...shows,
    name: "redoc",
    title: "Redoc, by redocly build-docs",
    version: "2.77.0",
    generate: ["redocly build-docs contract.yaml -o index.html --inlineBundle"],
    shows: "index.html#/session/signin",
  },
  {
    ...shows,
    name: "scalar",
    title: "Scalar API Reference",
    version: "1.46.4",
    shows: "index.html",
  },
  {
    ...checks,
    name: "redocly-lint",
    title: "Redocly CLI, lint",
    version: "2.77.0",
    generate: ["redocly lint contract.yaml --extends spec"],
  },
  {
    ...checks,
    name: "scalar-validate",
    title: "Scalar CLI, validate",
    version: "2.0.1",
    generate: ["scalar document validate contract.yaml"],
  },
  {
    ...checks,
    name: "seriousme",
    title: "@seriousme/openapi-schema-validator",
    version: "2.11.0",
    generate: ["validate-api contract.yaml"],
  },
];

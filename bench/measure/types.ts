import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { operationsOf, readContract } from "../../scripts/contract/contract.ts";
import { readLines } from "../../scripts/contract/lines.ts";
import { serverLinesModule } from "../../scripts/generate/server-lines.ts";
import { dist, installPackage } from "../prepare.ts";
import type { TypeFigures } from "../report/results.ts";
import { medianOfRatios, type Pair, type Ratio } from "../report/statistics.ts";

const folder = new URL("types/", dist);
const tellCpu = new URL("worker/tell-cpu.js", dist).href;
const line = "0.12";

const programs = {
  nothing: "export {};\n",
  methods: `import { createAuthsClient } from "open-webui-auths";

const auths = createAuthsClient({ baseUrl: "https://chat.example.com", serverVersion: "0.12" });
await auths.signIn({ email: "ada@example.com", password: "secret" });
export const canChat: boolean | undefined = (await auths.getSessionUser()).permissions?.chat?.file_upload;
`,
  http: `import { createAuthsClient } from "open-webui-auths";

const { http } = createAuthsClient({ baseUrl: "https://chat.example.com", serverVersion: "0.12" });
await http.POST("/api/v1/auths/signin", { body: { email: "ada@example.com", password: "secret" } });
const { data } = await http.GET("/api/v1/auths/");
export const canChat: boolean | undefined = data?.permissions?.chat?.file_upload;
`,
  openapiFetch: `import createClient from "openapi-fetch";
import type { paths } from "./paths/schema.js";

const http = createClient<paths>({ baseUrl: "https://chat.example.com" });
await http.POST("/api/v1/auths/signin", { body: { email: "ada@example.com", password: "secret" } });
const { data } = await http.GET("/api/v1/auths/");
export const canChat: boolean | undefined = data?.permissions?.chat?.file_upload;
`,
};

/** Type-checks small programs that do the same, and compares what the compiler counted. */
export async function measureTypes(client: URL, pairs: number): Promise<TypeFigures> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(new URL(`node_modules/open-webui-auths/dist/generated/v${line}/`, dist), new URL("paths/", folder), {
    recursive: true,
  });
  for (const [name, text] of Object.entries({ ...programs, everyMethod: everyMethod() }))
    writeFileSync(new URL(`${name}.ts`, folder), text);
  await buildAlone(client);
  writeFileSync(new URL("alone/methods.ts", folder), programs.methods);
  for (const program of [...Object.keys(programs), "everyMethod", "alone/methods"]) writeConfig(program);
  const nothing = counted("nothing", "Instantiations");
  const instantiations = (program: string): number => counted(program, "Instantiations") - nothing;
  const ofAlone = (measure: (program: string) => number): Ratio => {
    const pair = (): Pair => ({ baseline: measure("alone/methods"), value: measure("methods") });
    return medianOfRatios([Array.from({ length: pairs }, pair)]);
  };
  const methods = instantiations("methods");
  return {
    methods,
    everyMethod: instantiations("everyMethod"),
    http: instantiations("http"),
    openapiFetch: instantiations("openapiFetch"),
    oneOfAll: {
      instantiations: methods / instantiations("alone/methods"),
      // The compiler's bookkeeping costs time for every file, which nobody pays otherwise.
      cpu: ofAlone((program) => figureIn(compile(program, ["--import", tellCpu]), "CPU time")),
      memory: ofAlone((program) => counted(program, "Memory used")),
    },
  };
}

/** A program that calls each method once; what the arguments are, the compiler need not think about. */
function everyMethod(): string {
  const contract = readContract(new URL(`../../generated/v${line}/openapi.yaml`, import.meta.url));
  const calls = operationsOf(contract).map(({ path, operation: { operationId, requestBody } }) => {
    const needed = [requestBody !== undefined, path.includes("{")].filter(Boolean).map(() => "{} as never");
    return `export const ${operationId} = await auths.${operationId}(${needed.join(", ")});`;
  });
  return [programs.methods.slice(0, programs.methods.indexOf("await")), ...calls].join("\n");
}

/** Builds the package again from a copy of the client that knows one line alone. */
async function buildAlone(client: URL): Promise<void> {
  const copy = new URL("alone-source/", folder);
  for (const name of ["src", "generated", "package.json", "tsconfig.json", "tsconfig.build.json"]) {
    cpSync(new URL(name, client), new URL(name, copy), { recursive: true });
  }
  const lines = new URL("generated/server-lines.ts", copy);
  writeFileSync(lines, serverLinesModule(readLines().filter((one) => one.line === line)));
  for (const entry of readdirSync(new URL("generated/", copy))) {
    if (entry.startsWith("v") && entry !== `v${line}`)
      rmSync(new URL(`generated/${entry}`, copy), { recursive: true });
  }
  // Where the source names a line that is gone it would not compile, but that is not what is measured.
  await installPackage(copy, new URL("alone/node_modules/open-webui-auths/", folder), "--noCheck");
}

function writeConfig(program: string): void {
  const files = [`./${program.split("/").at(-1)}.ts`];
  writeFileSync(configOf(program), JSON.stringify({ compilerOptions, files }));
}

function configOf(program: string): URL {
  return new URL(`${program}.tsconfig.json`, folder);
}

/** What the compiler says of itself after a run: where it can, it collects its garbage before it counts its memory. */
function counted(program: string, name: string): number {
  return figureIn(compile(program, ["--expose-gc"], "--extendedDiagnostics"), name);
}

/** Type-checks a program as a user's project would. */
function compile(program: string, nodeFlags: readonly string[], ...flags: string[]): string {
  const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
  const args = [...nodeFlags, compiler, "-p", fileURLToPath(configOf(program)), ...flags];
  return execFileSync(process.execPath, args, { encoding: "utf8" });
}

function figureIn(output: string, name: string): number {
  const [, digits] = output.match(new RegExp(`^${name}:\\s+([\\d.]+)`, "m")) ?? [];
  if (!digits) throw new Error(`the compiler does not say its ${name}`);
  return Number(digits);
}

const compilerOptions = {
  target: "es2022",
  lib: ["es2022", "dom"],
  module: "nodenext",
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

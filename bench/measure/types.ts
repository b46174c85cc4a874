import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { operationsOf, readContract } from "../../scripts/contract.ts";
import { dist, installPackage } from "../prepare.ts";
import type { TypeFigures } from "../report/results.ts";
import { medianOfRatios, type Pair, type Ratio } from "../report/statistics.ts";

/** What the compiler says of itself after a run. */
interface Diagnostics {
  readonly instantiations: number;
  /** In seconds. */
  readonly cpu: number;
  readonly memory: number;
}

const folder = new URL("types/", dist);
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
  const nothing = check("nothing").instantiations;
  const counted = (program: string): number => check(program).instantiations - nothing;
  const runs = Array.from({ length: pairs }, () => [check("alone/methods"), check("methods")] as const);
  const ratio = (of: (diagnostics: Diagnostics) => number): Ratio =>
    medianOfRatios([runs.map(([alone, seven]): Pair => ({ baseline: of(alone), value: of(seven) }))]);
  return {
    methods: counted("methods"),
    everyMethod: counted("everyMethod"),
    http: counted("http"),
    openapiFetch: counted("openapiFetch"),
    oneOfSeven: {
      instantiations: counted("methods") / counted("alone/methods"),
      cpu: ratio(({ cpu }) => cpu),
      memory: ratio(({ memory }) => memory),
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
  const rows = readFileSync(lines, "utf8").split("\n");
  writeFileSync(lines, rows.filter((row) => !namesAnotherLine(row)).join("\n"));
  for (const entry of readdirSync(new URL("generated/", copy))) {
    if (entry.startsWith("v") && entry !== `v${line}`)
      rmSync(new URL(`generated/${entry}`, copy), { recursive: true });
  }
  // Where the source names a line that is gone it would not compile, but that is not what is measured.
  await installPackage(copy, new URL("alone/node_modules/open-webui-auths/", folder), "--noCheck");
}

function namesAnotherLine(row: string): boolean {
  const named = [...row.matchAll(/(?:"|\bv)(0[._]\d+)/g)].map(([, name]) => name?.replace("_", "."));
  return named.length > 0 && !named.includes(line);
}

/** Type-checks a program as a user's project would, and reads what the compiler says of the run. */
function check(program: string): Diagnostics {
  const config = new URL(`${program}.tsconfig.json`, folder);
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [`./${program.split("/").at(-1)}.ts`] }));
  const counted = compile(config, "--extendedDiagnostics");
  return {
    instantiations: figureIn(counted, "Instantiations"),
    // The compiler's bookkeeping costs time for every file, which nobody pays otherwise.
    cpu: figureIn(compile(config), "CPU time"),
    memory: figureIn(counted, "Memory used"),
  };
}

function compile(config: URL, ...flags: string[]): string {
  const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
  const tellCpu = new URL("worker/tell-cpu.js", dist).href;
  const args = ["--import", tellCpu, compiler, "-p", fileURLToPath(config), ...flags];
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

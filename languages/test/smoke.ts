import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { command } from "../../scripts/support/command.ts";
import { installedTool } from "../../test/servers/environment.ts";
import type { Language } from "../languages.ts";
import { demand, type Tool, tools } from "../tools.ts";
import { writeFirstLines } from "./first-lines.ts";

/** How a language's smoke program is compiled and run. */
interface Smoke {
  needs: Tool[];
  /** Compiles package and program; gives the command that runs it. */
  build(packageFolder: string): Promise<Run>;
  /** Where a layer keeps the token: compiles it, and gives a program for servers of any line. */
  layer?(packageFolder: string): Promise<Run>;
  /** Runs a layer on neutral cases; tells how many. */
  cases?(packageFolder: string, files: string[]): Promise<string>;
  /** The first lines of the package's README, as a program, and what it prints for one who may call. */
  firstLines?(packageFolder: string): Promise<Run & { prints: string }>;
}
export interface Run {
  program: string;
  args: string[];
  env?: Record<string, string>;
}

const example = (language: Language, file = "") =>
  fileURLToPath(new URL(`../${language}/example/${file}`, import.meta.url));
const settings = (path: string) => new URL(`../${path}`, import.meta.url);
const built = fileURLToPath(new URL("../../dist/languages/smoke/", import.meta.url));

export const smoke: Record<Language, Smoke> = {
  python: {
    needs: [],
    async build(folder) {
      const python = await strictPython(folder, [example("python", "main.py")]);
      return { program: python, args: [example("python", "main.py")], env: pythonEnv(folder) };
    },
    async layer(folder) {
      const journey = fileURLToPath(settings("python/journey.py"));
      const python = await strictPython(folder, [journey, join(folder, "open_webui_auths")]);
      return { program: python, args: [journey], env: pythonEnv(folder) };
    },
    async cases(folder, files) {
      const runner = fileURLToPath(settings("python/cases.py"));
      const python = await pythonOfPackage();
      const told = await command(python, [runner, ...files], {
        env: { ...pythonEnv(folder), NO_PROXY: "*" },
      });
      return told.trim();
    },
    async firstLines(folder) {
      const file = join(built, "first_lines.py");
      writeFirstLines("python", file);
      const python = await strictPython(folder, [file]);
      return { program: python, args: [file], env: pythonEnv(folder), prints: "True" };
    },
  },
  go: {
    needs: [tools.go],
    async build() {
      const program = join(built, "go");
      await command("go", ["vet", "./..."], { cwd: example("go") });
      await command("go", ["build", "-o", program, "."], { cwd: example("go") });
      return { program, args: [] };
    },
    async layer(folder) {
      const tests = fileURLToPath(settings("go/test/"));
      const unformatted = await command("gofmt", ["-l", folder, tests, example("go")]);
      if (unformatted !== "") throw new Error(`gofmt would change ${unformatted}`);
      await command("go", ["vet", "./..."], { cwd: folder });
      await command("go", ["vet", "./..."], { cwd: tests });
      const program = join(built, "go-journey");
      await command("go", ["build", "-o", program, "./journey"], { cwd: tests });
      return { program, args: [] };
    },
    async cases(_, [file = "", ...others]) {
      const tests = fileURLToPath(settings("go/test/"));
      // It finds the scripted ones by itself.
      const env = { NO_PROXY: "*", ...(others.length === 0 && { CASES: file }) };
      const told = await command("go", ["test", "-count=1", "-v", "./..."], { cwd: tests, env });
      return `${told.match(/^ {4}--- PASS/gm)?.length} cases, 0 problems`;
    },
    async firstLines(folder) {
      const module = join(built, "go-first-lines");
      writeFirstLines("go", join(module, "main.go"));
      copyFileSync(example("go", "go.sum"), join(module, "go.sum"));
      const mod = readFileSync(example("go", "go.mod"), "utf8").replace(/=> .*/, `=> ${folder}`);
      writeFileSync(join(module, "go.mod"), mod);
      const program = join(module, "program");
      await command("go", ["build", "-o", program, "."], { cwd: module });
      return { program, args: [], prints: "true" };
    },
  },
  java: {
    needs: [tools.jdk, tools.maven],
    async build(folder) {
      const quiet = ["--quiet", "--batch-mode", "--no-transfer-progress", "--file", join(folder, "pom.xml")];
      const skip = ["-Dmaven.test.skip=true", "-Dmaven.javadoc.skip=true", "-Dmaven.source.skip=true"];
      const classpath = join(folder, "target/classpath.txt");
      const goals = ["package", "dependency:build-classpath", `-Dmdep.outputFile=${classpath}`];
      await command("mvn", [...quiet, ...skip, ...goals, "-Dmdep.includeScope=runtime"]);
      const classes = join(built, "java");
      mkdirSync(classes, { recursive: true });
      const path = [join(folder, "target/classes"), readFileSync(classpath, "utf8").trim()].join(":");
      await command("javac", ["-Xlint:all", "-cp", path, "-d", classes, example("java", "Main.java")]);
      return { program: "java", args: ["-cp", `${classes}:${path}`, "Main"] };
    },
  },
  rust: {
    needs: [tools.cargo],
    async build() {
      const target = cacheFolder("rust-client");
      // Without debugging information it takes half the time.
      const env = { CARGO_TARGET_DIR: target, CARGO_PROFILE_DEV_DEBUG: "0" };
      await command("cargo", ["build", "--quiet"], { cwd: example("rust"), env });
      return { program: join(target, "debug/smoke"), args: [] };
    },
  },
  csharp: {
    needs: [],
    async build(folder) {
      const python = await installedTool("csharp-parser", settings("csharp/requirements.txt"));
      const parser = fileURLToPath(new URL("../csharp/parse.py", import.meta.url));
      const parsed = await command(python, [parser, folder, example("csharp")]);
      // The .NET SDK is in no registry that every machine reaches; what can be told without it is told first.
      console.log(`  csharp: ${parsed.trim()} files are sound C#`);
      await demand("csharp", [tools.dotnet]);
      const target = join(built, "csharp");
      await command("dotnet", ["build", "--nologo", "--output", target], { cwd: example("csharp") });
      return { program: "dotnet", args: [join(target, "smoke.dll")] };
    },
  },
  php: {
    needs: [tools.php],
    async build() {
      return { program: "php", args: ["-d", "error_reporting=-1", example("php", "main.php")] };
    },
  },
};

function pythonEnv(folder: string): Record<string, string> {
  return { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: "1" };
}

function pythonOfPackage(): Promise<string> {
  return installedTool("python-client", settings("python/requirements.txt"));
}

/** The Python that has what the package needs, after mypy has found nothing in some programs. */
async function strictPython(folder: string, programs: string[]): Promise<string> {
  const python = await pythonOfPackage();
  await command(python, ["-m", "mypy", "--strict", ...programs], {
    env: { ...pythonEnv(folder), MYPYPATH: folder, MYPY_CACHE_DIR: cacheFolder("mypy") },
  });
  return python;
}

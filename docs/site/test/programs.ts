import { execFile } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { installedTool } from "../../../test/servers/environment.ts";
import { sampleServer } from "../src/contract/request.ts";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What the variables of the samples hold; none is a secret of any server. */
const environment = {
  TOKEN: "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6ImFkYSJ9.c2lnbmF0dXJl",
  GAFAELFAWR: "any-value-will-do",
  MFA_CHALLENGE: "any-value-will-do",
};

/** A program of the site, by the name that a failure should show. */
export interface Program {
  readonly name: string;
  readonly source: string;
  /** Where its requests go instead of the address that it shows. */
  readonly server: string;
  /** True to compile it and no more. */
  readonly compileOnly?: boolean;
}

/** Programs laid in a folder inside this project, where TypeScript finds the package by its own name. */
export class Workshop {
  readonly folder: string;

  constructor(name: string) {
    this.folder = join(root, `${name}.tmp.d`);
    this.clear();
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Type-checks TypeScript as strictly as this project itself, then runs each in one process; answers what failed. */
  async typescript(programs: readonly Program[]): Promise<string[]> {
    const files = programs.map((program, index) => this.#lay(`ts/${index}.ts`, program));
    const config = {
      extends: join(root, "tsconfig.json"),
      compilerOptions: { noUnusedLocals: false },
      include: ["*.ts"],
    };
    this.#write("ts/tsconfig.json", JSON.stringify(config));
    // React, MSW and others are installed for the tests of libraries, not at the root.
    const libraries = join(root, "test/integration/libraries/node_modules");
    symlinkSync(libraries, join(this.folder, "ts/node_modules"), "dir");
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const problems = await complaint("types", process.execPath, [compiler, "-p", join(this.folder, "ts")]);
    if (problems) return [this.#named(problems, programs)];
    const runner = this.#write(
      "ts-runner.mjs",
      `import { format } from "node:util";
       for (const [index, file] of JSON.parse(process.argv[2])) {
         try { await import(file); } catch (error) { console.error("ts/" + index + ".ts: " + format(error)); process.exitCode = 1; }
       }`,
    );
    const runnable = files
      .map((file, index) => [index, file])
      .filter((_, index) => !programs[index]?.compileOnly);
    const failed = await complaint("run", process.execPath, [runner, JSON.stringify(runnable)]);
    return failed ? [this.#named(failed, programs)] : [];
  }

  /** Runs commands of a shell; answers what failed. */
  async shell(programs: readonly Program[]): Promise<string[]> {
    return this.#each(
      programs.filter(({ compileOnly }) => !compileOnly),
      4,
      (program) => complaint(program.name, "bash", ["-euo", "pipefail", "-c", at(program)]),
    );
  }

  /** Runs Python programs in one interpreter; answers what failed. */
  async python(programs: readonly Program[]): Promise<string[]> {
    const files = programs.map((program, index) => this.#lay(`py/${index}.py`, program));
    const runner = this.#write(
      "py-runner.py",
      `import runpy, sys, traceback
failed = False
for file in sys.argv[1:]:
    try:
        runpy.run_path(file, run_name="__main__")
    except BaseException:
        failed = True
        print(file, traceback.format_exc(), file=sys.stderr)
sys.exit(failed)
`,
    );
    const python = await installedTool("site-samples", new URL("requirements.txt", import.meta.url));
    const failed = await complaint("Python", python, [runner, ...files]);
    return failed ? [this.#named(failed, programs)] : [];
  }

  /** Builds Go programs into one, since linking each takes longest, and runs each; answers what failed. */
  async go(programs: readonly Program[]): Promise<string[]> {
    this.#write("go/go.mod", "module samples\n\ngo 1.22\n");
    for (const [index, program] of programs.entries()) {
      const source = program.source
        .replace("package main", `package p${index}`)
        .replace("func main()", "func Main()");
      this.#lay(`go/p${index}/main.go`, { ...program, source });
    }
    const imports = programs.map((_, index) => `\t"samples/p${index}"\n`).join("");
    const cases = programs.map((_, index) => `\tcase "${index}":\n\t\tp${index}.Main()\n`).join("");
    this.#write(
      "go/main.go",
      `package main\n\nimport (\n\t"os"\n${imports})\n\nfunc main() {\n\tswitch os.Args[1] {\n${cases}\t}\n}\n`,
    );
    const offline = { GOFLAGS: "-mod=mod", GOPROXY: "off", GOTOOLCHAIN: "local" };
    const all = join(this.folder, "go/all");
    const built = await complaint("Go", "go", ["build", "-o", all, "."], join(this.folder, "go"), offline);
    if (built) return [this.#named(built, programs)];
    return this.#each([...programs.entries()], 4, ([index, { name }]) =>
      complaint(name, all, [String(index)]),
    );
  }

  #lay(path: string, program: Program): string {
    return this.#write(path, at(program));
  }

  #write(path: string, content: string): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  #named(text: string, programs: readonly Program[]): string {
    return text.replace(
      /(?:ts|py|go)\/p?(\d+)(?:\.ts|\.py|\/main\.go)/g,
      (_, index) => `[${programs[Number(index)]?.name}]`,
    );
  }

  async #each<T>(
    items: readonly T[],
    width: number,
    use: (item: T) => Promise<string | undefined>,
  ): Promise<string[]> {
    const waiting = [...items];
    const found: string[] = [];
    const work = async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        const problem = await use(item);
        if (problem) found.push(problem);
      }
    };
    await Promise.all(Array.from({ length: width }, work));
    return found;
  }
}

function at({ source, server }: Program): string {
  return `${source.replaceAll(sampleServer, server)}\n`;
}

async function complaint(
  name: string,
  command: string,
  args: string[],
  cwd = root,
  more: Record<string, string> = {},
): Promise<string | undefined> {
  try {
    await execute(command, args, {
      cwd,
      env: { ...process.env, ...environment, ...more, NO_COLOR: "1" },
      maxBuffer: 1 << 26,
      timeout: 300_000,
    });
    return undefined;
  } catch (error) {
    const {
      stdout = "",
      stderr = "",
      message,
    } = error as { stdout?: string; stderr?: string; message: string };
    return `${name}: ${(stderr + stdout).trim().slice(0, 6000) || message}`;
  }
}

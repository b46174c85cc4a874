import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A program that a client's generator or compiler needs. */
export interface Tool {
  name: string;
  /** Arguments that make it answer at once. */
  probe: string[];
  /** Where it comes from, as an instruction. */
  install: string;
}

export const tools = {
  java: { name: "java", probe: ["-version"], install: "a Java 17 runtime; Debian: openjdk-17-jre-headless" },
  jdk: { name: "javac", probe: ["-version"], install: "a Java 17 JDK; Debian: openjdk-17-jdk-headless" },
  maven: { name: "mvn", probe: ["--version"], install: "Maven 3.8; Debian: maven" },
  go: { name: "go", probe: ["version"], install: "Go 1.24 or newer" },
  cargo: { name: "cargo", probe: ["--version"], install: "Rust 1.85 or newer, by rustup" },
  dotnet: {
    name: "dotnet",
    probe: ["--version"],
    install: "the .NET 8 SDK, from Microsoft: Debian has none",
  },
  php: {
    name: "php",
    probe: ["--version"],
    install: "PHP 8.1 with curl; Debian: php-cli php-curl",
  },
} satisfies Record<string, Tool>;

/** A toolchain is not there. Whoever runs several languages can go on with the others. */
export class MissingToolError extends Error {
  constructor(language: string, missing: Tool[]) {
    const what = missing.map(({ name, install }) => `${name} is not on PATH; install ${install}`);
    super(`${language}: ${what.join(". ")}`);
  }
}

/** Throws a `MissingToolError` that names all that is missing. */
export async function demand(language: string, needed: Tool[]): Promise<void> {
  const missing: Tool[] = [];
  for (const tool of needed) if (!(await answers(tool))) missing.push(tool);
  if (missing.length > 0) throw new MissingToolError(language, missing);
}

async function answers({ name, probe }: Tool): Promise<boolean> {
  try {
    await promisify(execFile)(name, probe, { timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

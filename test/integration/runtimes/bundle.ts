import { dirname } from "node:path";
import { build } from "esbuild";

/** A bundle, and the files of which something is in it, named from the program's folder. */
export interface Bundle {
  readonly code: string;
  readonly files: string[];
}

/** Bundles a program with the packages that are installed beside it. */
export async function bundle(entry: string, conditions: string[] = []): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    conditions,
    metafile: true,
    absWorkingDir: dirname(entry),
    logLevel: "silent",
  });
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  return { code: outputFiles.map(({ text }) => text).join(""), files };
}

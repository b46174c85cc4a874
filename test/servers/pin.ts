import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { compareReleases } from "../../scripts/contract/lines.ts";
import { findPython } from "../../scripts/support/python.ts";
import { releases } from "./releases.ts";
import {
  type PinChanges,
  type Pins,
  parsePins,
  parseTable,
  pinsOf,
  pinTable,
  textOfChanges,
  textOfPins,
} from "./requirements.ts";
import { findUv } from "./uv.ts";

const unused = fileURLToPath(new URL("requirements/unused.txt", import.meta.url));

/**
 * Pins the packages of a published release, as near to those of another release as its own wheel allows.
 *
 * @param instead - pins that win over the wheel's own, for a package that was withdrawn
 */
export async function pin(
  release: string,
  { from = nearest(release), instead = [] }: { from?: string; instead?: readonly string[] } = {},
): Promise<PinChanges> {
  const before = pinsOf(from);
  const after = await resolvedPins(release, before, instead);
  const changes = {
    release,
    from,
    set: new Map([...after].filter(([name, version]) => before.get(name) !== version)),
    drop: [...before.keys()].filter((name) => !after.has(name)),
  };
  const text = await readFile(pinTable, "utf8");
  const [head = ""] = text.split(/^(?=\[)/m, 1);
  const others = parseTable(text).filter((one) => one.release !== release);
  const sorted = [...others, changes].sort((a, b) => compareReleases(a.release, b.release));
  await writeFile(
    pinTable,
    `${[head.trimEnd(), ...sorted.map((one) => textOfChanges(one).trimEnd())].join("\n\n")}\n`,
  );
  return changes;
}

/** What the release's wheel asks for, without what is never used; versions that it leaves open are those of `preferred`. */
async function resolvedPins(release: string, preferred: Pins, instead: readonly string[]): Promise<Pins> {
  const folder = await mkdtemp(join(tmpdir(), "open-webui-pins-"));
  try {
    const [wanted, found] = [join(folder, "wanted.txt"), join(folder, "found.txt")];
    const overrides = join(folder, "overrides.txt");
    await writeFile(overrides, instead.map((one) => `${one}\n`).join(""));
    // Every release imports pytz, and some leave it to pandas, which is not used, to bring it.
    await writeFile(wanted, `open-webui==${release}\npytz\n`);
    await writeFile(found, textOfPins(preferred));
    const python = await findPython();
    const options = [
      "--quiet",
      "--no-header",
      "--no-annotate",
      "--no-strip-extras",
      "--python-version",
      "3.11",
    ];
    const command = ["pip", "compile", ...options, "--overrides", overrides, "--python", python.executable];
    await promisify(execFile)(
      await findUv(python),
      [...command, "--excludes", unused, "--output-file", found, wanted],
      {
        timeout: 600_000,
      },
    );
    const pins = parsePins((await readFile(found, "utf8")).replaceAll(/\[[^\]]*\](?===)/g, ""));
    return pins;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The release of the same line whose packages are pinned and that is nearest, else the newest of all. */
function nearest(release: string): string {
  const [line, patch] = [release.replace(/\.\d+$/, ""), Number(release.split(".").at(-1))];
  const distance = (other: string) => Math.abs(Number(other.split(".").at(-1)) - patch);
  const siblings = releases.filter((one) => one !== release && one.replace(/\.\d+$/, "") === line);
  return (
    siblings.sort((a, b) => distance(a) - distance(b) || compareReleases(b, a))[0] ??
    (releases.at(-1) as string)
  );
}

import { fileURLToPath } from "node:url";

/** Each server line of the contract and the newest patch of it, which is what the tests boot. */
export const versions = {
  "0.6": "0.6.42",
  "0.7": "0.7.2",
  "0.8": "0.8.12",
  "0.9": "0.9.6",
  "0.10": "0.10.2",
  "0.11": "0.11.4",
  "0.12": "0.12.4",
} as const;

export type Line = keyof typeof versions;

export const lines = Object.keys(versions) as Line[];

export function parseLine(text: string): Line {
  const line = lines.find((known) => known === text);
  if (line === undefined) throw new Error(`"${text}" is no server line. Known: ${lines.join(", ")}.`);
  return line;
}

export function requirementsOf(line: Line): string {
  return fileURLToPath(new URL(`requirements/openwebui-${versions[line]}.txt`, import.meta.url));
}

export const uvRequirements = fileURLToPath(new URL("requirements/uv.txt", import.meta.url));

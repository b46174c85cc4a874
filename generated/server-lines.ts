// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

import type { AuthsMethods as v0_6_early_methods } from "./v0.6-early/methods.ts";
import type { paths as v0_6_early_paths } from "./v0.6-early/schema.ts";
import type { AuthsMethods as v0_6_methods } from "./v0.6/methods.ts";
import type { paths as v0_6_paths } from "./v0.6/schema.ts";
import type { AuthsMethods as v0_7_methods } from "./v0.7/methods.ts";
import type { paths as v0_7_paths } from "./v0.7/schema.ts";
import type { AuthsMethods as v0_8_methods } from "./v0.8/methods.ts";
import type { paths as v0_8_paths } from "./v0.8/schema.ts";
import type { AuthsMethods as v0_9_methods } from "./v0.9/methods.ts";
import type { paths as v0_9_paths } from "./v0.9/schema.ts";
import type { AuthsMethods as v0_10_methods } from "./v0.10/methods.ts";
import type { paths as v0_10_paths } from "./v0.10/schema.ts";
import type { AuthsMethods as v0_11_methods } from "./v0.11/methods.ts";
import type { paths as v0_11_paths } from "./v0.11/schema.ts";
import type { AuthsMethods as v0_12_methods } from "./v0.12/methods.ts";
import type { paths as v0_12_paths } from "./v0.12/schema.ts";

/** The supported lines of Open WebUI, and the types of each. */
export interface ServerLines {
  "0.6-early": { methods: v0_6_early_methods; paths: v0_6_early_paths };
  "0.6": { methods: v0_6_methods; paths: v0_6_paths };
  "0.7": { methods: v0_7_methods; paths: v0_7_paths };
  "0.8": { methods: v0_8_methods; paths: v0_8_paths };
  "0.9": { methods: v0_9_methods; paths: v0_9_paths };
  "0.10": { methods: v0_10_methods; paths: v0_10_paths };
  "0.11": { methods: v0_11_methods; paths: v0_11_paths };
  "0.12": { methods: v0_12_methods; paths: v0_12_paths };
}

/** The known releases of each line. */
export interface KnownReleases {
  "0.6-early": "0.6.0" | "0.6.1" | "0.6.2" | "0.6.3" | "0.6.4" | "0.6.5" | "0.6.6" | "0.6.7" | "0.6.8" | "0.6.9" | "0.6.10" | "0.6.11" | "0.6.12" | "0.6.13" | "0.6.14" | "0.6.15" | "0.6.16" | "0.6.18" | "0.6.19" | "0.6.20" | "0.6.21" | "0.6.22" | "0.6.23" | "0.6.24" | "0.6.25" | "0.6.26" | "0.6.27" | "0.6.28" | "0.6.29" | "0.6.30" | "0.6.31" | "0.6.32" | "0.6.33" | "0.6.34" | "0.6.35" | "0.6.36" | "0.6.37" | "0.6.38" | "0.6.39" | "0.6.40";
  "0.6": "0.6.41" | "0.6.42" | "0.6.43";
  "0.7": "0.7.0" | "0.7.1" | "0.7.2";
  "0.8": "0.8.0" | "0.8.1" | "0.8.2" | "0.8.3" | "0.8.4" | "0.8.5" | "0.8.6" | "0.8.7" | "0.8.8" | "0.8.9" | "0.8.10" | "0.8.11" | "0.8.12";
  "0.9": "0.9.0" | "0.9.1" | "0.9.2" | "0.9.3" | "0.9.4" | "0.9.5" | "0.9.6";
  "0.10": "0.10.0" | "0.10.1" | "0.10.2";
  "0.11": "0.11.0" | "0.11.1" | "0.11.2" | "0.11.3" | "0.11.4";
  "0.12": "0.12.0" | "0.12.1" | "0.12.2" | "0.12.3" | "0.12.4";
}

/** A release that is known. */
export type KnownRelease = KnownReleases[keyof KnownReleases];

/** A release of a line, known or to come. */
export type ReleaseOfLine = `0.6.${number}` | `0.7.${number}` | `0.8.${number}` | `0.9.${number}` | `0.10.${number}` | `0.11.${number}` | `0.12.${number}`;

/** The lines, oldest first. */
export const serverVersions = ["0.6-early","0.6","0.7","0.8","0.9","0.10","0.11","0.12"] as const;

/** Each line with its first and its last known release, oldest first. */
export const serverLines = [["0.6-early","0.6.0","0.6.40"],["0.6","0.6.41","0.6.43"],["0.7","0.7.0","0.7.2"],["0.8","0.8.0","0.8.12"],["0.9","0.9.0","0.9.6"],["0.10","0.10.0","0.10.2"],["0.11","0.11.0","0.11.4"],["0.12","0.12.0","0.12.4"]] as const;

/** Releases between others that were never published, with the nearest one. */
export const unpublished: Readonly<Record<string, string>> = {"0.6.17":"0.6.18"};

/** The releases whose real servers answered as the contract says. */
export const playedReleases: readonly string[] = ["0.6.0","0.6.1","0.6.5","0.6.9","0.6.10","0.6.14","0.6.15","0.6.16","0.6.18","0.6.19","0.6.23","0.6.26","0.6.31","0.6.36","0.6.37","0.6.40","0.6.41","0.6.42","0.6.43","0.7.0","0.7.2","0.8.0","0.8.2","0.8.4","0.8.6","0.8.12","0.9.0","0.9.2","0.9.3","0.9.6","0.10.0","0.10.1","0.10.2","0.11.0","0.11.1","0.11.3","0.11.4","0.12.0","0.12.1","0.12.3","0.12.4"];

/** The newest line. */
export type NewestServerVersion = "0.12";

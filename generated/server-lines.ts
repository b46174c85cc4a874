// Made from openapi/ by `npm run generate`. Do not edit: change the source.

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

/** The lines of Open WebUI that this package knows, and the types of each. */
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

/** The lines, oldest first. */
export const serverVersions = ["0.6-early","0.6","0.7","0.8","0.9","0.10","0.11","0.12"] as const;

/** The first release of each line, in the same order. */
export const firstReleases = ["0.6.0","0.6.41","0.7.0","0.8.0","0.9.0","0.10.0","0.11.0","0.12.0"] as const;

/** The newest line. */
export type NewestServerVersion = "0.12";

// Made from openapi/ by `npm run generate`. Do not edit: change the source.

import type { AuthsMethods as v0_6_methods } from "./v0.6/methods.ts";
import { serverLine as v0_6 } from "./v0.6/operations.ts";
import type { paths as v0_6_paths } from "./v0.6/schema.ts";

/** The lines of Open WebUI that this package knows, and the types of each. */
export interface ServerLines {
  "0.6": { methods: v0_6_methods; paths: v0_6_paths };
}

/** The operations of each line. */
export const serverLines = {
  "0.6": v0_6,
};

/** The newest line. */
export const newestServerVersion = "0.6";

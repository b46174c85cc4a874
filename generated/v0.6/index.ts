// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

export type { AuthsMethods } from "./methods.ts";
export type * from "./models.ts";
export type { paths } from "./schema.ts";

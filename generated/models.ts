// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

export type * from "./v0.12/models.ts";

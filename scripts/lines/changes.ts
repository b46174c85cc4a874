/** Where in an operation a difference is. */
export type Part = "answer" | "credentials" | "header" | "operation" | "parameter" | "request";

/** What kind of difference it is; `kinds` says of each whether it breaks callers. */
export type Kind = keyof typeof kinds;

/** One difference between two lines. */
export interface Change {
  operation: string;
  kind: Kind;
  part: Part;
  /** The statuses whose answers differ; empty where the difference is in no answer. */
  statuses: string[];
  /** The field, header, parameter, credential, model or request that differs; empty for the whole. */
  subject: string;
  /** Of a header: the statuses of both lines whose answers have it, on either. */
  carriers?: string[];
  /** The keyword of the schema that differs. */
  keyword?: string;
  from?: unknown;
  to?: unknown;
}

/**
 * Whether a caller who was right on the older line may be wrong on the newer one. A new error status is no such change,
 * since a caller has to cope with any; nor is an error, a choice or a content type of an answer that no longer comes.
 */
export const kinds = {
  "operation-removed": true,
  "operation-moved": true,
  "operation-added": false,
  "credentials-required": true,
  "credentials-optional": false,
  "credential-refused": true,
  "credential-accepted": false,
  "parameter-required": true,
  "parameter-optional": false,
  "parameter-added": false,
  "parameter-removed": false,
  "body-required": true,
  "body-optional": false,
  "body-added": false,
  "body-removed": false,
  "body-type-removed": true,
  "body-type-added": false,
  "field-required": true,
  "field-not-required": false,
  "field-accepted": false,
  "field-ignored": false,
  "default-changed": false,
  "request-narrower": true,
  "request-wider": false,
  "request-alternative-removed": true,
  "request-alternative-added": false,
  "success-removed": true,
  "success-added": true,
  "error-removed": false,
  "error-added": false,
  "cause-removed": false,
  "cause-added": false,
  "answer-body-gone": true,
  "answer-type-removed": false,
  "answer-type-added": true,
  "field-gone": true,
  "field-optional": true,
  "field-always": false,
  "field-added": false,
  "answer-wider": true,
  "answer-narrower": false,
  "alternative-added": true,
  "alternative-removed": false,
  "header-gone": true,
  "header-optional": true,
  "header-always": false,
  "header-added": false,
  "optional-header-gone": false,
} as const satisfies Record<string, boolean>;

export function isBreaking({ kind }: Pick<Change, "kind">): boolean {
  return kinds[kind];
}

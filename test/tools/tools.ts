import { goTools } from "./table/go.ts";
import { openApiGenerator } from "./table/openapi-generator.ts";
import { php } from "./table/php.ts";
import { python } from "./table/python.ts";
import { rust } from "./table/rust.ts";
import { typescript } from "./table/typescript.ts";
import { viewers } from "./table/viewers.ts";
import type { Tool } from "./tool.ts";

/** All tools that are tried. A version is written twice, here and where it is installed; a test compares the two. */
export const tools: Tool[] = [
  ...typescript,
  ...python,
  ...goTools,
  ...php,
  ...rust,
  ...openApiGenerator,
  ...viewers,
];

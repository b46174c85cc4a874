import { expect, it } from "vitest";
import { complaintsOf } from "../../support/type-check.ts";

it("type-checks, as these tests have packages of their own", async () => {
  expect(await complaintsOf(import.meta.dirname)).toBe("");
}, 120_000);

import { expect, it } from "vitest";
import { complaintsOf } from "../../support/type-check.ts";

it("type-checks: the client fits what each library's types ask for", async () => {
  expect(await complaintsOf(import.meta.dirname)).toBe("");
}, 120_000);

import { expect, it } from "vitest";
import { typeErrorsIn } from "../../support/complaints.ts";

it("type-checks, as these tests have packages of their own", async () => {
  expect(await typeErrorsIn(import.meta.dirname)).toBe("nothing");
}, 120_000);

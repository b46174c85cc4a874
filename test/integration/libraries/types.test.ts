import { expect, it } from "vitest";
import { typeErrorsIn } from "../../support/complaints.ts";

it("type-checks: the client fits what each library's types ask for", async () => {
  expect(await typeErrorsIn(import.meta.dirname)).toBe("nothing");
}, 120_000);

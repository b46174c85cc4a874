import ts from "typescript";
import { describe, expect, it } from "vitest";
import { entriesOf, sharedEntries } from "../../scripts/generate/shared.ts";

/** The entries of a line with one operation, which answers a model that is named as said. */
function lineWith(model: string, field: string) {
  const source = `
interface paths { "/things": { get: operations["getThing"] } }
interface operations { getThing: { answer: components["schemas"]["${model}"] }; getNothing: { answer: null } }
interface components { schemas: { "${model}": { ${field}: string } } }`;
  return entriesOf([...ts.createSourceFile("types.ts", source, ts.ScriptTarget.ES2022).statements]);
}

describe("what a line's types take from a newer line", () => {
  it.each(["Thing", "Thing-Output", "Thing.Output"])("is what is the same there: %s", (model) => {
    const same = sharedEntries(lineWith(model, "name"), lineWith(model, "name"));
    expect([...same].sort()).toEqual([
      `components schemas ${model}`,
      "operations getNothing",
      "operations getThing",
      "paths /things",
    ]);
  });

  it.each(["Thing", "Thing-Output", "Thing.Output"])("and names nothing that is another: %s", (model) => {
    const same = sharedEntries(lineWith(model, "name"), lineWith(model, "title"));
    expect([...same]).toEqual(["operations getNothing"]);
  });
});

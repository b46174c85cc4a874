import { describe, expect, it } from "vitest";
import { spellOut } from "../../openapi/redocly-plugin/spell-out.js";

type Schemas = Record<string, Record<string, unknown>>;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The models that a bundle has in the end; an operation answers with `Cake` and the names given besides. */
function spelled(schemas: Schemas, ...answers: string[]): Schemas {
  const paths = ["Cake", ...answers].map((name) => ({ schema: ref(name) }));
  const root = { paths, components: { schemas: structuredClone(schemas) } };
  spellOut().Root.leave(root);
  return root.components.schemas;
}

const Sweet = {
  description: "Something sweet.",
  "x-since": "0.9",
  type: "object",
  required: ["sugar"],
  properties: { sugar: { type: "integer" }, price: { type: ["integer", "null"] } },
};

describe("a model made of others", () => {
  const Cake = {
    description: "A cake.",
    type: "object",
    allOf: [ref("Sweet"), { type: "object", required: ["layers"], properties: { layers: ref("Layer") } }],
    required: ["price"],
    properties: { price: { type: "integer" } },
  };
  const Layer = { type: "object", properties: {} };

  it("has all their properties, and demands what any of them demands", () => {
    expect(spelled({ Sweet, Cake, Layer }).Cake).toEqual({
      description: "A cake.",
      type: "object",
      required: ["sugar", "layers", "price"],
      properties: { sugar: { type: "integer" }, price: { type: "integer" }, layers: ref("Layer") },
    });
  });

  it("leaves the others as they are, and shares nothing with them", () => {
    const { Sweet: sweet, Cake: cake } = spelled({ Sweet, Cake, Layer }, "Sweet");
    expect(sweet).toEqual(Sweet);
    const sugarOf = (model: unknown) => (model as { properties: Schemas }).properties.sugar;
    expect(sugarOf(cake)).toEqual(sugarOf(sweet));
    expect(sugarOf(cake)).not.toBe(sugarOf(sweet));
  });

  it("is spelled out down to the models that those are made of", () => {
    const Wedding = { type: "object", allOf: [ref("Cake")], properties: { floors: { type: "integer" } } };
    const { Wedding: wedding } = spelled({ Wedding, Sweet, Cake, Layer }, "Wedding");
    expect(Object.keys(wedding?.properties as object)).toEqual(["sugar", "price", "layers", "floors"]);
  });

  it("takes models along that nobody else speaks of, but none that nobody ever spoke of", () => {
    const Lonely = { type: "object", properties: {} };
    expect(Object.keys(spelled({ Sweet, Cake, Layer, Lonely }))).toEqual(["Cake", "Layer", "Lonely"]);
  });

  it.each([
    ["a pattern", { type: "string", pattern: "^a" }, "`pattern`"],
    ["a choice", { oneOf: [{ type: "object" }] }, "`oneOf`"],
    ["no object", { type: "string" }, 'the type "string"'],
  ])("is refused where a member has %s", (_, member, what) => {
    expect(() => spelled({ Cake: { allOf: [member] } })).toThrow(
      `spell-out: a member of an \`allOf\` has ${what}.`,
    );
  });

  it("is refused where a member is nowhere", () => {
    expect(() => spelled({ Cake: { allOf: [ref("Nothing")] } })).toThrow("does not refer to a model");
  });
});

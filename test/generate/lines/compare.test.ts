import { expect, it } from "vitest";
import { isBreaking } from "../../../scripts/lines/changes.ts";
import { compare } from "../../../scripts/lines/compare.ts";
import { bakeries, move, object, operationOf, type Seed } from "./cakes.ts";

const same: Seed = () => {};
const answer = "application/json";

/** Each difference between two lines that there may be: what it is, and by `!` that it breaks callers. */
const seeds: { what: string; older?: Seed; newer: Seed; found: string[] }[] = [
  { what: "nothing", newer: same, found: [] },
  {
    what: "other words",
    newer: ({ bake, cake, form }) => {
      bake.description = "Takes two hours.";
      cake.properties.weight.description = "In grams.";
      form.properties.name.examples = ["Sacher"];
    },
    found: [],
  },
  {
    what: "an operation that is gone",
    newer: ({ contract, path }) => delete contract.paths[path],
    found: ["!operation-removed POST /cakes/N"],
  },
  {
    what: "an operation that is new",
    older: ({ contract, path }) => delete contract.paths[path],
    newer: same,
    found: ["operation-added POST /cakes/N"],
  },
  {
    what: "another method",
    newer: (bakery) => move(bakery, { path: bakery.path, method: "put" }),
    found: ["!operation-moved PUT /cakes/N"],
  },
  {
    what: "another method, and another answer",
    newer: (bakery) => {
      move(bakery, { path: bakery.path, method: "put" });
      bakery.cake.properties.weight.type = ["integer", "null"];
    },
    found: ["!operation-moved PUT /cakes/N", "!answer-wider 200 weight type"],
  },
  {
    what: "another path",
    newer: (bakery) => move(bakery, { path: `/pies/${bakery.path}`, method: "post" }),
    found: ["!operation-moved POST /pies//cakes/N"],
  },

  // Credentials
  {
    what: "a credential that is no longer taken",
    newer: ({ bake }) => bake.security.pop(),
    found: ["!credential-refused the cookie `token`"],
  },
  {
    what: "one credential instead of another",
    newer: ({ bake, own }) => {
      bake.security[0] = { [own("key")]: [] };
    },
    found: [
      "credential-accepted the header `x-key`",
      "!credential-refused `Authorization: Bearer` with a JWT",
    ],
  },
  {
    what: "two credentials at once",
    newer: ({ bake, own }) => {
      bake.security = [{ [own("bearer")]: [], [own("key")]: [] }];
    },
    found: [
      "!credential-refused `Authorization: Bearer` with a JWT",
      "!credential-refused the cookie `token`",
    ],
  },
  {
    what: "a credential under another name",
    newer: ({ contract, own }) =>
      Object.assign(contract.components.securitySchemes?.[own("cookie")] ?? {}, { name: "t" }),
    found: ["credential-accepted the cookie `t`", "!credential-refused the cookie `token`"],
  },
  {
    what: "another credential",
    newer: ({ bake, own }) => bake.security.push({ [own("key")]: [] }),
    found: ["credential-accepted the header `x-key`"],
  },
  {
    what: "credentials where there were none",
    older: ({ bake }) => {
      bake.security = [];
    },
    newer: ({ bake }) => bake.security.pop(),
    found: ["credential-accepted `Authorization: Bearer` with a JWT", "!credentials-required nothing"],
  },
  {
    what: "credentials that may be left out",
    newer: ({ bake }) => bake.security.push({}),
    found: ["credentials-optional nothing"],
  },
  {
    what: "no credentials any more",
    newer: ({ bake }) => {
      bake.security = [];
    },
    found: ["credentials-optional nothing"],
  },

  // Requests
  {
    what: "a parameter that must be there",
    newer: ({ bake }) => {
      bake.parameters[0].required = true;
    },
    found: ["!parameter-required oven"],
  },
  {
    what: "a new parameter that must be there",
    newer: ({ bake }) => bake.parameters.push({ name: "rack", in: "query", required: true, schema: {} }),
    found: ["!parameter-required rack"],
  },
  {
    what: "a new parameter",
    newer: ({ bake }) => bake.parameters.push({ name: "rack", in: "query", schema: { type: "string" } }),
    found: ["parameter-added rack"],
  },
  {
    what: "a parameter that is gone",
    newer: ({ bake }) => bake.parameters.pop(),
    found: ["parameter-removed oven"],
  },
  {
    what: "a parameter that takes less",
    newer: ({ bake }) => {
      bake.parameters[0].schema.enum = ["gas"];
    },
    found: ["!request-narrower oven enum"],
  },
  {
    what: "a body where there was none",
    older: ({ bake }) => delete bake.requestBody,
    newer: same,
    found: ["!body-required"],
  },
  {
    what: "a body that must be there",
    older: ({ bake }) => delete bake.requestBody.required,
    newer: same,
    found: ["!body-required"],
  },
  {
    what: "no body any more",
    newer: ({ bake }) => delete bake.requestBody,
    found: ["body-removed"],
  },
  {
    what: "another type of body",
    newer: ({ bake }) => {
      bake.requestBody.content = { "text/plain": { schema: { type: "string" } } };
    },
    found: ["body-type-added text/plain", "!body-type-removed application/json"],
  },
  {
    what: "a new field that must be sent",
    newer: ({ form }) => {
      form.properties.kind = { type: "string" };
      form.required.push("kind");
    },
    found: ["!field-required kind"],
  },
  {
    what: "a field that must be sent",
    newer: ({ form }) => form.required.push("size"),
    found: ["!field-required size"],
  },
  {
    what: "a field that must be sent, in a part of its own",
    newer: ({ contract, own, form }) => {
      contract.components.schemas[own("Form")] = { allOf: [form, { required: ["tint"] }] };
    },
    found: ["!field-required tint"],
  },
  {
    what: "a new field",
    newer: ({ form }) => {
      form.properties.kind = { type: "string" };
    },
    found: ["field-accepted kind"],
  },
  {
    what: "a field that is ignored",
    newer: ({ form }) => delete form.properties.size,
    found: ["field-ignored size"],
  },
  {
    what: "a field that may be left out",
    newer: ({ form }) => delete form.required,
    found: ["field-not-required name"],
  },
  {
    what: "null that is no longer taken",
    newer: ({ form }) => {
      form.properties.size.type = "integer";
    },
    found: ["!request-narrower size type"],
  },
  {
    what: "null that is taken",
    newer: ({ form }) => {
      form.properties.tint.type = ["string", "null"];
    },
    found: ["request-wider tint type"],
  },
  {
    what: "fewer values to send",
    newer: ({ form }) => form.properties.tint.enum.pop(),
    found: ["!request-narrower tint enum"],
  },
  {
    what: "more values to send",
    newer: ({ form }) => form.properties.tint.enum.push("blue"),
    found: ["request-wider tint enum"],
  },
  {
    what: "a shorter text to send",
    newer: ({ form }) => {
      form.properties.name.maxLength = 5;
    },
    found: ["!request-narrower name maxLength"],
  },
  {
    what: "another pattern to send",
    newer: ({ form }) => {
      form.properties.name.pattern = "^[a-z]";
    },
    found: ["!request-narrower name pattern"],
  },
  {
    what: "no other fields",
    newer: ({ form }) => {
      form.additionalProperties = false;
    },
    found: ["!request-narrower additionalProperties"],
  },
  {
    what: "another value for what is left out",
    newer: ({ form }) => {
      form.properties.size.default = 2;
    },
    found: ["default-changed size"],
  },
  {
    what: "a choice of bodies",
    newer: ({ bake, own }) => {
      const refer = (name: string) => ({ $ref: `#/components/schemas/${own(name)}` });
      bake.requestBody.content[answer].schema = { oneOf: [refer("Form"), refer("Pie")] };
    },
    found: ["request-alternative-added PieN"],
  },

  // Answers
  {
    what: "another success",
    newer: ({ bake }) => {
      bake.responses["202"] = { description: "Later." };
    },
    found: ["!success-added 202"],
  },
  {
    what: "one success instead of another",
    newer: ({ bake }) => {
      bake.responses["201"] = bake.responses["200"];
      delete bake.responses["200"];
    },
    found: ["!success-added 201", "!success-removed 200"],
  },
  {
    what: "another error",
    newer: ({ bake }) => {
      bake.responses["429"] = { description: "Too many cakes." };
    },
    found: ["error-added 429"],
  },
  { what: "an error less", newer: ({ bake }) => delete bake.responses["404"], found: ["error-removed 404"] },
  {
    what: "another cause of an error",
    newer: ({ bake }) => {
      bake.responses["404"].content[answer].examples.hot = {
        summary: "The oven is hot",
        value: { detail: "hot" },
      };
    },
    found: ["cause-added 404 The oven is hot"],
  },
  {
    what: "another name for a cause",
    newer: ({ bake }) => {
      const { examples } = bake.responses["404"].content[answer];
      examples.tooCold = examples.cold;
      delete examples.cold;
    },
    found: [],
  },
  {
    what: "another content type besides",
    newer: ({ bake }) => {
      bake.responses["200"].content["text/plain"] = { schema: { type: "string" } };
    },
    found: ["!answer-type-added 200 text/plain"],
  },
  {
    what: "another content type instead",
    newer: ({ bake }) => {
      bake.responses["404"].content = { "text/plain": { schema: { type: "string" } } };
    },
    found: [
      "!answer-type-added 404 text/plain",
      "answer-type-removed 404 application/json",
      "cause-removed 404 The oven is cold (`server`)",
    ],
  },
  {
    what: "an answer without a body",
    newer: ({ bake }) => delete bake.responses["200"].content,
    found: ["!answer-body-gone 200 application/json"],
  },
  {
    what: "a field less",
    newer: ({ cake }) => {
      delete cake.properties.weight;
      cake.required.splice(1, 1);
    },
    found: ["!field-gone 200 weight"],
  },
  {
    what: "a field that may be missing",
    newer: ({ cake }) => cake.required.pop(),
    found: ["!field-optional 200 layers"],
  },
  {
    what: "a field that may be missing, in a list",
    newer: ({ cake }) => delete cake.properties.layers.items.required,
    found: ["!field-optional 200 layers[].taste"],
  },
  {
    what: "a field that may be missing, although two parts name it",
    older: ({ contract, own, cake }) => {
      contract.components.schemas[own("Cake")] = { allOf: [cake, { required: ["weight"] }] };
    },
    newer: ({ contract, own, cake }) => {
      cake.required.splice(1, 1);
      contract.components.schemas[own("Cake")] = { allOf: [cake] };
    },
    found: ["!field-optional 200 weight"],
  },
  {
    what: "a field under another name",
    older: ({ cake }) => {
      cake.properties.price = { type: "integer" };
    },
    newer: ({ cake }) => {
      cake.properties.cost = { type: "integer" };
    },
    found: ["!field-gone 200 price", "field-added 200 cost"],
  },
  {
    what: "another field",
    newer: ({ cake }) => {
      cake.properties.price = { type: "integer" };
      cake.required.push("price");
    },
    found: ["field-added 200 price"],
  },
  {
    what: "the first fields of an object",
    older: ({ cake }) => {
      cake.properties.layers.items = { type: "object" };
    },
    newer: ({ cake }) => {
      cake.properties.layers.items = object({ taste: { type: "string" } });
    },
    found: ["field-added 200 layers[].taste"],
  },
  {
    what: "null in an answer",
    newer: ({ cake }) => {
      cake.properties.weight.type = ["integer", "null"];
    },
    found: ["!answer-wider 200 weight type"],
  },
  {
    what: "no null in an answer",
    newer: ({ cake }) => {
      cake.properties.note.type = "string";
    },
    found: ["answer-narrower 200 note type"],
  },
  {
    what: "another type altogether",
    older: ({ cake }) => {
      cake.properties.layers.minItems = 1;
    },
    newer: ({ cake }) => {
      cake.properties.layers = { type: "string" };
    },
    found: ["!answer-wider 200 layers type"],
  },
  {
    what: "another value of an enum",
    newer: ({ cake }) => cake.properties.glaze.enum.push("jam"),
    found: ["!answer-wider 200 glaze enum"],
  },
  {
    what: "no enum any more",
    newer: ({ cake }) => delete cake.properties.glaze.enum,
    found: ["!answer-wider 200 glaze enum"],
  },
  {
    what: "a value of an enum less",
    newer: ({ cake }) => cake.properties.glaze.enum.pop(),
    found: ["answer-narrower 200 glaze enum"],
  },
  {
    what: "another constant",
    newer: ({ cake }) => {
      cake.properties.baked.const = false;
    },
    found: ["!answer-wider 200 baked const"],
  },
  {
    what: "no constant any more",
    newer: ({ cake }) => delete cake.properties.baked.const,
    found: ["!answer-wider 200 baked const"],
  },
  {
    what: "a constant where anything was",
    older: ({ cake }) => delete cake.properties.baked.const,
    newer: same,
    found: ["answer-narrower 200 baked const"],
  },
  {
    what: "another pattern in an answer",
    newer: ({ cake }) => {
      cake.properties.name.pattern = "^[a-z]";
    },
    found: ["!answer-wider 200 name pattern"],
  },
  {
    what: "a pattern where there was none",
    older: ({ cake }) => delete cake.properties.name.pattern,
    newer: same,
    found: ["answer-narrower 200 name pattern"],
  },
  {
    what: "a choice where there was one model",
    newer: ({ bake, own, cake }) => {
      const refer = (name: string) => ({ $ref: `#/components/schemas/${own(name)}` });
      bake.responses["200"].content[answer].schema = { oneOf: [refer("Pie"), refer("Cake")] };
      cake.properties.price = { type: "integer" };
    },
    found: ["!alternative-added 200 PieN", "field-added 200 price"],
  },
  {
    what: "a choice less",
    older: ({ cake }) => {
      cake.properties.weight = { oneOf: [{ type: "integer" }, object({ grams: { type: "integer" } })] };
    },
    newer: same,
    found: ["alternative-removed 200 { grams } as weight"],
  },
  {
    what: "another choice of a field",
    newer: ({ cake }) => {
      cake.properties.weight = { anyOf: [{ type: "integer" }, object({ grams: { type: "integer" } })] };
    },
    found: ["!alternative-added 200 { grams } as weight"],
  },
  {
    what: "a header less",
    newer: ({ bake }) => delete bake.responses["200"].headers,
    found: ["!header-gone 200 X-Hours"],
  },
  {
    what: "a header that may be missing",
    newer: ({ bake }) => delete bake.responses["200"].headers["X-Hours"].required,
    found: ["!header-optional 200 X-Hours"],
  },
  {
    what: "another header",
    newer: ({ bake }) => {
      bake.responses["200"].headers["X-Heat"] = { schema: { type: "string" } };
    },
    found: ["header-added 200 X-Heat"],
  },
  {
    what: "another value of a header",
    newer: ({ bake }) => {
      bake.responses["200"].headers["X-Hours"].schema.pattern = "^2$";
    },
    found: ["!answer-wider 200 X-Hours pattern"],
  },
  {
    what: "a header that never came for sure and is gone",
    older: ({ bake }) => delete bake.responses["200"].headers["X-Hours"].required,
    newer: ({ bake }) => delete bake.responses["200"].headers,
    found: ["optional-header-gone 200 X-Hours"],
  },
];

const changes = await compare(
  bakeries(seeds.map(({ older }) => older ?? same)),
  bakeries(seeds.map(({ newer }) => newer)),
);

it.each(seeds.map((seed, index) => ({ ...seed, index })))("finds $what", ({ index, found }) => {
  const told = changes
    .filter(({ operation }) => operation === operationOf(index))
    .map((change) => {
      const { kind, statuses, subject, keyword = "" } = change;
      const place = subject.replaceAll(new RegExp(`(?<=/cakes/|Pie)${index}\\b`, "g"), "N");
      return `${isBreaking(change) ? "!" : ""}${[kind, ...statuses, place, keyword].filter(Boolean).join(" ")}`;
    });
  expect(told.sort()).toEqual([...found].sort());
});

it("tells the other direction the other way round", async () => {
  const both = [bakeries([seeds.at(-1)?.newer ?? same]), bakeries([same])] as const;
  expect(await compare(...both)).toMatchObject([{ kind: "header-added", subject: "X-Hours" }]);
});

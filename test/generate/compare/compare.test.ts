import { expect, it } from "vitest";
import { compare } from "../../../scripts/compare/compare.ts";
import { factsOf } from "../../../scripts/compare/facts.ts";
import { tell } from "../../../scripts/compare/words.ts";
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
    found: ["! The operation: gone."],
  },
  {
    what: "an operation that is new",
    older: ({ contract, path }) => delete contract.paths[path],
    newer: same,
    found: ["The operation: new, `POST /cakes/N`."],
  },
  {
    what: "another method",
    newer: (bakery) => move(bakery, { path: bakery.path, method: "put" }),
    found: ["! Request: `PUT /cakes/N`, formerly `POST /cakes/N`."],
  },
  {
    what: "another method, and another answer",
    newer: (bakery) => {
      move(bakery, { path: bakery.path, method: "put" });
      bakery.cake.properties.weight.type = ["integer", "null"];
    },
    found: [
      "! Request: `PUT /cakes/N`, formerly `POST /cakes/N`.",
      "! `weight` in the answer: now also `null`.",
    ],
  },
  {
    what: "another path",
    newer: (bakery) => move(bakery, { path: `/pies/${bakery.path}`, method: "post" }),
    found: ["! Request: `POST /pies//cakes/N`, formerly `POST /cakes/N`."],
  },

  // Credentials
  {
    what: "a credential that is no longer taken",
    newer: ({ bake }) => bake.security.pop(),
    found: ["! Credentials: no longer the cookie `token`."],
  },
  {
    what: "one credential instead of another",
    newer: ({ bake, own }) => {
      bake.security[0] = { [own("key")]: [] };
    },
    found: ["! Credentials: now also the header `x-key`, no longer `Authorization: Bearer` with a JWT."],
  },
  {
    what: "two credentials at once",
    newer: ({ bake, own }) => {
      bake.security = [{ [own("bearer")]: [], [own("key")]: [] }];
    },
    found: [
      "! Credentials: now also `Authorization: Bearer` with a JWT with the header `x-key`, no longer `Authorization: Bearer` with a JWT and the cookie `token`.",
    ],
  },
  {
    what: "a credential under another name",
    newer: ({ contract, own }) =>
      Object.assign(contract.components.securitySchemes?.[own("cookie")] ?? {}, { name: "t" }),
    found: ["! Credentials: now also the cookie `t`, no longer the cookie `token`."],
  },
  {
    what: "another credential",
    newer: ({ bake, own }) => bake.security.push({ [own("key")]: [] }),
    found: ["Credentials: now also the header `x-key`."],
  },
  {
    what: "credentials where there were none",
    older: ({ bake }) => {
      bake.security = [];
    },
    newer: ({ bake }) => bake.security.pop(),
    found: ["! Credentials: now also `Authorization: Bearer` with a JWT, no longer left out."],
  },
  {
    what: "credentials that may be left out",
    newer: ({ bake }) => bake.security.push({}),
    found: ["Credentials: now also left out."],
  },
  {
    what: "no credentials any more",
    newer: ({ bake }) => {
      bake.security = [];
    },
    found: [
      "Credentials: now also left out, no longer `Authorization: Bearer` with a JWT and the cookie `token`.",
    ],
  },

  // Requests
  {
    what: "a parameter that must be there",
    newer: ({ bake }) => {
      bake.parameters[0].required = true;
    },
    found: ["! The query parameter `oven`: required."],
  },
  {
    what: "a new parameter that must be there",
    newer: ({ bake }) => bake.parameters.push({ name: "rack", in: "query", required: true, schema: {} }),
    found: ["! The query parameter `rack`: new and required."],
  },
  {
    what: "a new parameter",
    newer: ({ bake }) => bake.parameters.push({ name: "rack", in: "query", schema: { type: "string" } }),
    found: ["The query parameter `rack`: new."],
  },
  {
    what: "a parameter that is gone",
    newer: ({ bake }) => bake.parameters.pop(),
    found: ["The query parameter `oven`: ignored."],
  },
  {
    what: "a parameter that takes less",
    newer: ({ bake }) => {
      bake.parameters[0].schema.enum = ["gas"];
    },
    found: ['! The query parameter `oven`: value `"gas"`, formerly anything.'],
  },
  {
    what: "a body where there was none",
    older: ({ bake }) => delete bake.requestBody,
    newer: same,
    found: ["! The body: new and required."],
  },
  {
    what: "a body that must be there",
    older: ({ bake }) => delete bake.requestBody.required,
    newer: same,
    found: ["! The body: required."],
  },
  {
    what: "no body any more",
    newer: ({ bake }) => delete bake.requestBody,
    found: ["The body: ignored."],
  },
  {
    what: "another type of body",
    newer: ({ bake }) => {
      bake.requestBody.content = { "text/plain": { schema: { type: "string" } } };
    },
    found: ["! The body: now also content type `text/plain`, no longer content type `application/json`."],
  },
  {
    what: "a new field that must be sent",
    newer: ({ form }) => {
      form.properties.kind = { type: "string" };
      form.required.push("kind");
    },
    found: ["! `kind` in the body: new and required."],
  },
  {
    what: "a field that must be sent",
    newer: ({ form }) => form.required.push("size"),
    found: ["! `size` in the body: required."],
  },
  {
    what: "a field that must be sent, in a part of its own",
    newer: ({ contract, own, form }) => {
      contract.components.schemas[own("Form")] = { allOf: [form, { required: ["tint"] }] };
    },
    found: ["! `tint` in the body: required."],
  },
  {
    what: "a new field",
    newer: ({ form }) => {
      form.properties.kind = { type: "string" };
    },
    found: ["`kind` in the body: new."],
  },
  {
    what: "a field that is ignored",
    newer: ({ form }) => delete form.properties.size,
    found: ["`size` in the body: ignored."],
  },
  {
    what: "a field that may be left out",
    newer: ({ form }) => delete form.required,
    found: ["`name` in the body: optional."],
  },
  {
    what: "null that is no longer taken",
    newer: ({ form }) => {
      form.properties.size.type = "integer";
    },
    found: ["! `size` in the body: no longer `null`."],
  },
  {
    what: "null that is taken",
    newer: ({ form }) => {
      form.properties.tint.type = ["string", "null"];
    },
    found: ["`tint` in the body: now also `null`."],
  },
  {
    what: "fewer values to send",
    newer: ({ form }) => form.properties.tint.enum.pop(),
    found: ['! `tint` in the body: no longer value `"green"`.'],
  },
  {
    what: "more values to send",
    newer: ({ form }) => form.properties.tint.enum.push("blue"),
    found: ['`tint` in the body: now also value `"blue"`.'],
  },
  {
    what: "a shorter text to send",
    newer: ({ form }) => {
      form.properties.name.maxLength = 5;
    },
    found: ["! `name` in the body: maxLength `5`, formerly maxLength `10`."],
  },
  {
    what: "another pattern to send",
    newer: ({ form }) => {
      form.properties.name.pattern = "^[a-z]";
    },
    found: ["! `name` in the body: pattern `^[a-z]`, formerly pattern `^[A-Z]`."],
  },
  {
    what: "no other fields",
    newer: ({ form }) => {
      form.additionalProperties = false;
    },
    found: ["! The body: additionalProperties `false`, formerly anything."],
  },
  {
    what: "another value for what is left out",
    newer: ({ form }) => {
      form.properties.size.default = 2;
    },
    found: ["`size` in the body: default `2`, formerly default `1`."],
  },
  {
    what: "a choice of bodies",
    newer: ({ bake, own }) => {
      const refer = (name: string) => ({ $ref: `#/components/schemas/${own(name)}` });
      bake.requestBody.content[answer].schema = { oneOf: [refer("Form"), refer("Pie")] };
    },
    found: ["The body: now also `PieN`.", "`crust` in the body: new."],
  },

  // Answers
  {
    what: "another success",
    newer: ({ bake }) => {
      bake.responses["202"] = { description: "Later." };
    },
    found: ["! Statuses: now also 202."],
  },
  {
    what: "one success instead of another",
    newer: ({ bake }) => {
      bake.responses["201"] = bake.responses["200"];
      delete bake.responses["200"];
    },
    found: ["! Statuses: now also 201, no longer 200."],
  },
  {
    what: "another error",
    newer: ({ bake }) => {
      bake.responses["429"] = { description: "Too many cakes." };
    },
    found: ["Statuses: now also 429."],
  },
  {
    what: "an error less",
    newer: ({ bake }) => delete bake.responses["404"],
    found: ["Statuses: no longer 404."],
  },
  {
    what: "another cause of an error",
    newer: ({ bake }) => {
      bake.responses["404"].content[answer].examples.hot = {
        summary: "The oven is hot",
        value: { detail: "hot" },
      };
    },
    found: ["A 404: now also cause The oven is hot (`hot`)."],
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
    found: ["! The answer: now also content type `text/plain`."],
  },
  {
    what: "another content type instead",
    newer: ({ bake }) => {
      bake.responses["404"].content = { "text/plain": { schema: { type: "string" } } };
    },
    found: [
      "! A 404: now also content type `text/plain`, no longer content type `application/json`.",
      "A 404: no longer cause The oven is cold (`cold`).",
    ],
  },
  {
    what: "an answer without a body",
    newer: ({ bake }) => delete bake.responses["200"].content,
    found: ["! The answer: no longer content type `application/json`."],
  },
  {
    what: "a field less",
    newer: ({ cake }) => {
      delete cake.properties.weight;
      cake.required.splice(1, 1);
    },
    found: ["! `weight` in the answer: gone."],
  },
  {
    what: "a field that may be missing",
    newer: ({ cake }) => cake.required.pop(),
    found: ["! `layers` in the answer: may be missing."],
  },
  {
    what: "a field that may be missing, in a list",
    newer: ({ cake }) => delete cake.properties.layers.items.required,
    found: ["! `layers[].taste` in the answer: may be missing."],
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
    found: ["! `weight` in the answer: may be missing."],
  },
  {
    what: "a field under another name",
    older: ({ cake }) => {
      cake.properties.price = { type: "integer" };
    },
    newer: ({ cake }) => {
      cake.properties.cost = { type: "integer" };
    },
    found: ["! `price` in the answer: gone.", "`cost` in the answer: new."],
  },
  {
    what: "another field",
    newer: ({ cake }) => {
      cake.properties.price = { type: "integer" };
      cake.required.push("price");
    },
    found: ["`price` in the answer: new."],
  },
  {
    what: "the first fields of an object",
    older: ({ cake }) => {
      cake.properties.layers.items = { type: "object" };
    },
    newer: ({ cake }) => {
      cake.properties.layers.items = object({ taste: { type: "string" } });
    },
    found: ["`layers[].taste` in the answer: new."],
  },
  {
    what: "null in an answer",
    newer: ({ cake }) => {
      cake.properties.weight.type = ["integer", "null"];
    },
    found: ["! `weight` in the answer: now also `null`."],
  },
  {
    what: "no null in an answer",
    newer: ({ cake }) => {
      cake.properties.note.type = "string";
    },
    found: ["`note` in the answer: no longer `null`."],
  },
  {
    what: "another type altogether",
    older: ({ cake }) => {
      cake.properties.layers.minItems = 1;
    },
    newer: ({ cake }) => {
      cake.properties.layers = { type: "string" };
    },
    found: ["! `layers` in the answer: now also `string`, no longer `array`."],
  },
  {
    what: "another value of an enum",
    newer: ({ cake }) => cake.properties.glaze.enum.push("jam"),
    found: ['! `glaze` in the answer: now also value `"jam"`.'],
  },
  {
    what: "no enum any more",
    newer: ({ cake }) => delete cake.properties.glaze.enum,
    found: ['! `glaze` in the answer: anything, formerly value `"sugar"` and `"honey"`.'],
  },
  {
    what: "a value of an enum less",
    newer: ({ cake }) => cake.properties.glaze.enum.pop(),
    found: ['`glaze` in the answer: no longer value `"honey"`.'],
  },
  {
    what: "another constant",
    newer: ({ cake }) => {
      cake.properties.baked.const = false;
    },
    found: ["! `baked` in the answer: now also value `false`, no longer value `true`."],
  },
  {
    what: "no constant any more",
    newer: ({ cake }) => delete cake.properties.baked.const,
    found: ["! `baked` in the answer: anything, formerly value `true`."],
  },
  {
    what: "a constant where anything was",
    older: ({ cake }) => delete cake.properties.baked.const,
    newer: same,
    found: ["`baked` in the answer: value `true`, formerly anything."],
  },
  {
    what: "another pattern in an answer",
    newer: ({ cake }) => {
      cake.properties.name.pattern = "^[a-z]";
    },
    found: ["! `name` in the answer: pattern `^[a-z]`, formerly pattern `^[A-Z]`."],
  },
  {
    what: "a pattern where there was none",
    older: ({ cake }) => delete cake.properties.name.pattern,
    newer: same,
    found: ["`name` in the answer: pattern `^[A-Z]`, formerly anything."],
  },
  {
    what: "a choice where there was one model",
    newer: ({ bake, own, cake }) => {
      const refer = (name: string) => ({ $ref: `#/components/schemas/${own(name)}` });
      bake.responses["200"].content[answer].schema = { oneOf: [refer("Pie"), refer("Cake")] };
      cake.properties.price = { type: "integer" };
    },
    found: ["! The answer: now also `PieN`.", "`crust` and `price` in the answer: new."],
  },
  {
    what: "a choice less",
    older: ({ cake }) => {
      cake.properties.weight = { oneOf: [{ type: "integer" }, object({ grams: { type: "integer" } })] };
    },
    newer: same,
    found: ["`weight` in the answer: no longer `object`."],
  },
  {
    what: "another choice of a field",
    newer: ({ cake }) => {
      cake.properties.weight = { anyOf: [{ type: "integer" }, object({ grams: { type: "integer" } })] };
    },
    found: ["! `weight` in the answer: now also `object`."],
  },
  {
    what: "a header less",
    newer: ({ bake }) => delete bake.responses["200"].headers,
    found: ["! The header `X-Hours` in the answer: gone."],
  },
  {
    what: "a header that may be missing",
    newer: ({ bake }) => delete bake.responses["200"].headers["X-Hours"].required,
    found: ["! The header `X-Hours` in the answer: may be missing."],
  },
  {
    what: "another header",
    newer: ({ bake }) => {
      bake.responses["200"].headers["X-Heat"] = { schema: { type: "string" } };
    },
    found: ["The header `X-Heat` in the answer: new."],
  },
  {
    what: "another value of a header",
    newer: ({ bake }) => {
      bake.responses["200"].headers["X-Hours"].schema.pattern = "^2$";
    },
    found: ["! The header `X-Hours` in the answer: pattern `^2$`, formerly pattern `^1$`."],
  },
  {
    what: "a header that never came for sure and is gone",
    older: ({ bake }) => delete bake.responses["200"].headers["X-Hours"].required,
    newer: ({ bake }) => delete bake.responses["200"].headers,
    found: ["The header `X-Hours` in the answer: gone."],
  },
];

const changes = compare(
  factsOf(bakeries(seeds.map(({ older }) => older ?? same))),
  factsOf(bakeries(seeds.map(({ newer }) => newer))),
);

it.each(seeds.map((seed, index) => ({ ...seed, index })))("tells $what", ({ index, found }) => {
  const ours = changes.filter(({ operation }) => operation === operationOf(index));
  const told = [true, false].flatMap((wanted) =>
    tell(ours.filter(({ breaking }) => breaking === wanted)).map(({ text }) => (wanted ? `! ${text}` : text)),
  );
  const withoutIndex = (text: string) =>
    text.replaceAll(new RegExp(`(?<=/cakes/|Pie|Cake)${index}\\b`, "g"), "N");
  expect(told.map(withoutIndex).sort()).toEqual([...found].sort());
});

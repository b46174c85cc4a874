import type { Contract, Located, Schema } from "../../../scripts/contract/contract.ts";

/** What a seed may change: one operation of a small contract, the parts that it alone refers to, and the contract. */
export interface Bakery {
  contract: Contract;
  /** `POST /cakes/<n>`. */
  // biome-ignore lint/suspicious/noExplicitAny: seeds reach into the middle of it.
  bake: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  form: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  cake: any;
  /** The component of that name, which is this seed's own. */
  own: (name: string) => string;
  path: string;
}

export type Seed = (bakery: Bakery) => void;

/** A contract with an operation `bake<n>` for each seed, so that one comparison judges them all. */
export function bakeries(seeds: readonly Seed[]): Contract {
  const contract = {
    openapi: "3.1.0",
    info: { title: "Cakes", version: "1" },
    paths: {},
    components: { schemas: {}, responses: {}, examples: {}, headers: {}, securitySchemes: {} },
  } as unknown as Contract;
  for (const [index, seed] of seeds.entries()) seed(open(contract, index));
  return contract;
}

/** The operation of a seed. */
export function operationOf(index: number): string {
  return `bake${index}`;
}

function open(contract: Contract, index: number): Bakery {
  const own = (name: string) => `${name}${index}`;
  const refer = (name: string) => ({ $ref: `#/components/schemas/${own(name)}` });
  const form = object(
    {
      name: { type: "string", maxLength: 10, pattern: "^[A-Z]" },
      size: { type: ["integer", "null"], default: 1 },
      tint: { type: "string", enum: ["red", "green"] },
    },
    ["name"],
  );
  const cake = object(
    {
      name: { type: "string", pattern: "^[A-Z]" },
      weight: { type: "integer" },
      note: { type: ["string", "null"] },
      glaze: { type: "string", enum: ["sugar", "honey"] },
      baked: { type: "boolean", const: true },
      layers: { type: "array", items: object({ taste: { type: "string" } }, ["taste"]) },
    },
    ["name", "weight", "note", "glaze", "baked", "layers"],
  );
  const bake = {
    operationId: operationOf(index),
    tags: [],
    summary: "Bake a cake",
    description: "Takes an hour.",
    security: [{ [own("bearer")]: [] }, { [own("cookie")]: [] }],
    parameters: [{ name: "oven", in: "query", required: false, schema: { type: "string" } }],
    requestBody: { required: true, content: { "application/json": { schema: refer("Form") } } },
    responses: {
      "200": {
        description: "Baked.",
        headers: {
          "X-Hours": { description: "Time.", required: true, schema: { type: "string", pattern: "^1$" } },
        },
        content: { "application/json": { schema: refer("Cake"), examples: {} } },
      },
      "404": {
        description: "No such oven.",
        content: {
          "application/json": {
            schema: refer("Problem"),
            examples: {
              cold: { summary: "The oven is cold", value: { detail: "cold" }, "x-error-code": "server" },
            },
          },
        },
      },
    },
  };
  const path = `/cakes/${index}`;
  Object.assign(contract.paths, { [path]: { post: bake } });
  Object.assign(contract.components.schemas, {
    [own("Form")]: form,
    [own("Cake")]: cake,
    [own("Problem")]: object({ detail: { type: "string" } }, ["detail"]),
    [own("Pie")]: object({ crust: { type: "string" } }, ["crust"]),
  });
  Object.assign(contract.components.securitySchemes ?? {}, {
    [own("bearer")]: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
    [own("cookie")]: { type: "apiKey", in: "cookie", name: "token" },
    [own("key")]: { type: "apiKey", in: "header", name: "x-key" },
  });
  return { contract, bake, form, cake, own, path };
}

export function object(properties: Record<string, Schema>, required: string[] = []): Schema {
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}

/** Where an operation of a contract is now. */
export function move({ contract, path, bake }: Bakery, to: Pick<Located, "method" | "path">): void {
  delete contract.paths[path];
  contract.paths[to.path] = { [to.method]: bake };
}

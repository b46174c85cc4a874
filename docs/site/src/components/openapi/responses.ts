/** A model as starlight-openapi has it: its references are resolved, and objects have their name as title. */
interface Model {
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly Model[];
  readonly anyOf?: readonly Model[];
}

interface Refusal {
  readonly status: string;
  readonly entries: readonly { readonly schema?: Model }[];
}

/** The models of the bodies of errors, each once, with the statuses that have it. */
export function modelsOf(refusals: readonly Refusal[]): { name: string; statuses: string[]; model: Model }[] {
  const pairs = refusals.flatMap(({ status, entries }) =>
    entries.flatMap(({ schema }) => (schema ? [{ status, model: schema, name: nameOfModel(schema) }] : [])),
  );
  return [...Map.groupBy(pairs, ({ name }) => name)].map(([name, same]) => ({
    name,
    statuses: [...new Set(same.map(({ status }) => status))],
    model: (same[0] as { model: Model }).model,
  }));
}

/** What a model is called. */
export function nameOfModel(model: Model | undefined): string {
  if (!model) return "nothing";
  const members = model.oneOf ?? model.anyOf;
  if (model.title === undefined && members) return members.map(nameOfModel).join(" or ");
  return model.title ?? (model.type === "string" ? "plain text" : String(model.type ?? "any JSON"));
}

/** The first sentence of a Markdown text, without its marks. */
export function firstSentence(text = ""): string {
  const [first = ""] = text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .replaceAll("\n", " ")
    .trim()
    .split(/(?<=[.:]) /);
  return first.replace(/[:.]$/, "");
}

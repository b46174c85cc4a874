const attributes = `(?:[^>"']|"[^"]*"|'[^']*')*`;
const tags = new RegExp(
  `<(/?)(div|section|details)\\b(${attributes})>|<h[2-6] id="([^"]+)"|href="#([^"]+)"|<strong[^>]*>(?:<(em|s)[^>]*>)?([^<]+)(?:</(?:em|s)>)?</strong>`,
  "g",
);

/** An element that is open, and what it adds to the address of the fields in it. */
interface Open {
  readonly element: string;
  readonly isField: boolean;
  part: string | undefined;
}

/**
 * Gives every field of the reference an address, and makes its name a link to it: `request.email`, `200.permissions.chat`,
 * with the name of the model where it is one of several. What starlight-openapi calls `headers` under each status becomes
 * `200.headers`.
 */
export function withAnchors(html: string): string {
  const open: Open[] = [];
  const tabs = new Map(
    [...html.matchAll(/id="(tab-\d+-\d+)"[^>]*>([^<]+)</g)].map(([, id, label = ""]) => [id, label.trim()]),
  );
  const used = new Set<string>();
  const renamed = new Map<string, string>();
  const path = () => open.flatMap(({ part }) => part ?? []).join(".");
  let field: { at: number; element: Open } | undefined;
  const edits: [at: number, length: number, text: string][] = [];

  for (const match of html.matchAll(tags)) {
    const [whole, closing, element, attribute = "", heading, link, , name] = match;
    if (element && closing) open.pop();
    else if (element) {
      const isField = /class="sl-openapi-key[ "]/.test(attribute);
      const entry: Open = { element, isField, part: partOf(element, attribute, tabs) };
      open.push(entry);
      if (isField) field = { at: match.index + whole.length - 1, element: entry };
    } else if (heading !== undefined) {
      const section = open.findLast((one) => one.element === "section");
      if (!section || section.part !== undefined) continue;
      const outer = path();
      section.part = heading === "request-body" ? "request" : heading;
      if (outer === "") continue;
      renamed.set(heading, path());
      edits.push([match.index, whole.length, whole.replace(`"${heading}"`, `"${path()}"`)]);
    } else if (link !== undefined) {
      const to = renamed.get(link);
      if (to !== undefined) edits.push([match.index, whole.length, `href="#${to}"`]);
      renamed.delete(link);
    } else if (name !== undefined && field) {
      field.element.part = name.trim();
      const id = path();
      if (used.has(id)) throw new Error(`two fields have the address #${id}`);
      used.add(id);
      edits.push([field.at, 0, ` id="${id}"`]);
      edits.push([
        match.index,
        whole.length,
        whole.replace(name, `<a href="#${id}">${name.replaceAll("_", "_<wbr>")}</a>`),
      ]);
      field = undefined;
    }
  }
  return edited(html, edits);
}

function partOf(element: string, attributes: string, tabs: ReadonlyMap<string, string>): string | undefined {
  const label = /aria-labelledby="([^"]+)"/.exec(attributes)?.[1];
  if (label !== undefined && /^tab-/.test(label)) return tabs.get(label);
  return element === "div" ? undefined : /(?:^|\s)id="([^"]+)"/.exec(attributes)?.[1]?.split(".").at(-1);
}

function edited(html: string, edits: readonly [at: number, length: number, text: string][]): string {
  let result = "";
  let from = 0;
  for (const [at, length, text] of edits) {
    result += html.slice(from, at) + text;
    from = at + length;
  }
  return result + html.slice(from);
}

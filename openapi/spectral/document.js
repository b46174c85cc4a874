// @ts-check
/**
 * Ways through a bundled document, references left as they are: a finding then stands where it is written, and what
 * stands beside a reference counts.
 *
 * @typedef {Record<string, unknown>} Node
 * @typedef {(string | number)[]} Path
 * @typedef {{ node: Node, path: Path }} Place
 * @typedef {Place & { name: string }} NamedPlace
 */

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
export function isNode(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The objects that an object or an array holds.
 *
 * @param {unknown} value
 * @param {Path} path
 * @returns {Generator<NamedPlace>}
 */
export function* children(value, path) {
  if (typeof value !== "object" || value === null) return;
  for (const [name, node] of Object.entries(value)) {
    if (isNode(node)) yield { name, node, path: [...path, Array.isArray(value) ? Number(name) : name] };
  }
}

/**
 * The place itself, then where its reference leads, then where that one leads.
 *
 * @param {unknown} document
 * @param {Place} place
 * @returns {Place[]}
 */
export function trail(document, place) {
  const places = [place];
  for (const { node } of places) {
    const target = find(document, node.$ref);
    if (target && places.every((each) => each.node !== target.node)) places.push(target);
  }
  return places;
}

/**
 * @param {unknown} document
 * @returns {Generator<NamedPlace>}
 */
export function* operations(document) {
  if (!isNode(document)) return;
  for (const item of children(document.paths, ["paths"])) {
    for (const child of children(item.node, item.path)) {
      if (METHODS.includes(child.name)) yield child;
    }
  }
}

/**
 * The bodies of requests and of answers, those with their status, named by media type.
 *
 * @param {unknown} document
 * @returns {Generator<NamedPlace & { status?: string }>}
 */
export function* bodies(document) {
  for (const { node, path } of operations(document)) {
    if (isNode(node.requestBody)) {
      yield* contents(document, { node: node.requestBody, path: [...path, "requestBody"] });
    }
    for (const response of children(node.responses, [...path, "responses"])) {
      for (const body of contents(document, response)) yield { ...body, status: response.name };
    }
  }
}

/**
 * @param {unknown} document
 * @param {Place} place
 */
function* contents(document, place) {
  for (const { node, path } of trail(document, place)) yield* children(node.content, [...path, "content"]);
}

/**
 * @param {unknown} document
 * @param {unknown} ref
 * @returns {Place | undefined}
 */
function find(document, ref) {
  if (typeof ref !== "string") return undefined;
  const path = ref.split("/").slice(1);
  /** @type {unknown} */
  let node = document;
  for (const step of path) node = isNode(node) ? node[step] : undefined;
  return isNode(node) ? { node, path } : undefined;
}

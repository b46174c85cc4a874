// @ts-check
import { isNode, nodesIn, targetsOf } from "./redocly.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Resolve} Resolve
 */

/** Records which properties were removed from schemas, and removes their names everywhere else. */
export class LostProperties {
  /** @type {Map<unknown, Set<string>>} */
  #names = new Map();
  /** @type {Map<unknown, string[]>} */
  #optional = new Map();
  /** @type {Map<unknown, string[]>} */
  #optionalInAnswers = new Map();

  /**
   * @param {unknown} schema
   * @param {string[]} names
   */
  add(schema, names) {
    this.#names.set(schema, new Set([...this.#of(schema), ...names]));
  }

  /**
   * Properties that are optional in these releases and required in others.
   *
   * @param {unknown} schema
   * @param {string[]} names
   */
  relax(schema, names) {
    this.#optional.set(schema, [...(this.#optional.get(schema) ?? []), ...names]);
  }

  /**
   * Properties that some of the releases do not have: optional in responses, but allowed in requests, since servers
   * ignore unknown fields.
   *
   * @param {unknown} schema
   * @param {string[]} names
   */
  relaxInAnswers(schema, names) {
    this.#optionalInAnswers.set(schema, [...(this.#optionalInAnswers.get(schema) ?? []), ...names]);
  }

  /**
   * The names in `required` may stand in another member of an `allOf` than the property did, so the whole composition
   * is looked at, and a name stays while any member still has the property.
   *
   * @param {Node} schema
   * @param {Resolve} resolve
   * @param {ReadonlySet<Node>} answered what an answer may hold; a request that sends the same model back may then do without, too
   */
  pruneRequired(schema, resolve, answered) {
    const parts = partsOf([schema], resolve, ["allOf"]);
    const optional = parts.flatMap((part) => this.#optional.get(part) ?? []);
    const partial = answered.has(schema)
      ? parts.flatMap((part) => this.#optionalInAnswers.get(part) ?? [])
      : [];
    const gone = new Set([...this.#goneFrom(parts), ...optional, ...partial]);
    for (const part of parts) {
      if (!Array.isArray(part.required)) continue;
      const required = part.required.filter((name) => !gone.has(name));
      if (required.length > 0) part.required = required;
      else delete part.required;
    }
  }

  /**
   * One example then tells the truth on every line.
   *
   * @param {unknown} value
   * @param {Node[]} schemas
   * @param {Resolve} resolve
   */
  pruneExample(value, schemas, resolve) {
    const parts = partsOf(schemas, resolve, ["allOf", "anyOf", "oneOf"]);
    if (Array.isArray(value)) {
      const items = nodesIn(parts.map((part) => part.items));
      for (const item of value) this.pruneExample(item, items, resolve);
    } else if (isNode(value)) {
      for (const name of this.#goneFrom(parts)) delete value[name];
      for (const [name, child] of Object.entries(value)) {
        this.pruneExample(child, nodesIn(parts.map((part) => propertiesOf(part)[name])), resolve);
      }
    }
  }

  /** @param {unknown} schema */
  #of(schema) {
    return this.#names.get(schema) ?? new Set();
  }

  /** @param {Node[]} parts */
  #goneFrom(parts) {
    const gone = new Set(parts.flatMap((part) => [...this.#of(part)]));
    for (const name of parts.flatMap(propertyNames)) gone.delete(name);
    return gone;
  }
}

/** @param {Node} schema */
export function propertyNames(schema) {
  return Object.keys(propertiesOf(schema));
}

/** @param {Node} schema */
function propertiesOf({ properties }) {
  return isNode(properties) ? properties : {};
}

/**
 * All that describes the same value: the schemas, what they refer to, and the members under these keywords.
 *
 * @param {Node[]} schemas
 * @param {Resolve} resolve
 * @param {string[]} keywords
 */
function partsOf(schemas, resolve, keywords) {
  const parts = new Set(schemas);
  for (const part of parts) {
    const members = keywords.flatMap((keyword) => nodesIn(part[keyword]));
    for (const next of [...targetsOf(part, resolve), ...members]) parts.add(next);
  }
  return [...parts];
}

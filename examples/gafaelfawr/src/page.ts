import type { APILoginResponse } from "open-webui-auths";

/** An element that index.html has. */
export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found as T;
}

export function show(id: string, visible = true): void {
  element(id).hidden = !visible;
}

export function showProblem(words: string): void {
  element("problem").textContent = words;
}

/** Who it is, what they may do, and what they can give a token. */
export function showLogin({ username, scopes, config }: APILoginResponse): void {
  const mine = new Set(scopes);
  const known = new Map(config.scopes.map(({ name, description }) => [name, description]));
  const others = [...known.keys()].filter((name) => !mine.has(name));
  const terms = (names: Iterable<string>) =>
    [...names].flatMap((name) => [
      make("dt", name),
      make("dd", known.get(name) ?? "not known here any more"),
    ]);

  element("username").textContent = username;
  element("own-scopes").replaceChildren(...(mine.size ? terms(mine) : [make("dt", "nothing yet")]));
  element("other-scopes").replaceChildren(...(others.length ? terms(others) : [make("dt", "nothing")]));
  element("scope-choices").replaceChildren(...[...mine].filter((name) => known.has(name)).map(choice));
  show("new-token", mine.has("user:token"));
  show("no-tokens", !mine.has("user:token"));
}

/** What is ticked. */
export function chosenScopes(): string[] {
  const ticked = element("scope-choices").querySelectorAll<HTMLInputElement>("input:checked");
  return Array.from(ticked, ({ value }) => value);
}

function choice(name: string): HTMLElement {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.value = name;
  const label = document.createElement("label");
  label.append(box, ` ${name}`);
  const line = document.createElement("div");
  line.append(label);
  return line;
}

function make(tag: "dd" | "dt", text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

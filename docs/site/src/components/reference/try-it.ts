import { isWithin, problemOf, versionOf, whyNoAnswer, wordsOf } from "./try-it-words.ts";

/** The form that sends one request to the server that its reader names. */
class TryIt extends HTMLElement {
  connectedCallback(): void {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#form.querySelector('[name="sign-in"]')?.addEventListener("click", () => void this.#signIn());
  }

  get #form(): HTMLFormElement {
    const form = this.querySelector("form");
    if (!form) throw new Error("try-it has no form");
    return form;
  }

  #field(name: string): HTMLInputElement | undefined {
    return (this.#form.elements.namedItem(name) as HTMLInputElement | null) ?? undefined;
  }

  #address(path: string): string {
    return (this.#field("server")?.value ?? "").replace(/\/+$/, "") + path;
  }

  async #send(force = false): Promise<void> {
    const path = (this.dataset.path ?? "").replace(/\{([^}]+)\}/g, (_, name: string) =>
      encodeURIComponent(this.#field(`path.${name}`)?.value ?? ""),
    );
    const headers = new Headers();
    const token = this.#field("token")?.value.trim();
    if (token) headers.set("Authorization", `Bearer ${token}`);
    const body = this.#field("body")?.value;
    const wrong = body === undefined || force ? undefined : problemOf(body);
    if (wrong !== undefined) {
      const anyway = document.createElement("button");
      anyway.type = "button";
      anyway.textContent = "Send it all the same";
      anyway.addEventListener("click", () => void this.#send(true));
      this.#show([text("p", `Not sent: the body is not JSON. ${wrong}`, "answer-status"), anyway]);
      this.#field("body")?.focus();
      return;
    }
    if (body !== undefined) headers.set("Content-Type", "application/json");
    await this.#request(this.#address(path), {
      method: this.dataset.method ?? "GET",
      headers,
      ...(body !== undefined && { body }),
    });
  }

  async #signIn(): Promise<void> {
    const answer = await this.#request(this.#address("/api/v1/auths/signin"), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ email: this.#field("email")?.value, password: this.#field("password")?.value }),
    });
    const { token } = Object(answer) as { token?: unknown };
    const field = this.#field("token");
    if (typeof token !== "string" || !field) return;
    field.value = token;
    this.#show([text("p", "Signed in: the token is in its field.")]);
  }

  async #request(address: string, init: RequestInit): Promise<unknown> {
    this.#show([text("p", "Waiting for the answer …")]);
    try {
      const response = await fetch(address, {
        ...init,
        credentials: "omit",
        redirect: "manual",
        signal: AbortSignal.timeout(15_000),
      });
      const raw = await response.text();
      const answer = parsed(raw);
      const shown = typeof answer === "string" ? answer : JSON.stringify(answer, null, 2);
      const status =
        `${response.status || "A redirect, which is not followed"} ${response.statusText}`.trim();
      this.#show([
        text("p", status, "answer-status"),
        ...(await this.#warning()),
        ...this.#explain(response.status, answer),
        focusable(text("pre", shown)),
      ]);
      return answer;
    } catch (error) {
      this.#show([text("p", await whyNoAnswer(address, error), "answer-status")]);
      return undefined;
    }
  }

  /** What the page says about an error. */
  #explain(status: number, answer: unknown): Node[] {
    if (status < 400) return [];
    const said = wordsOf(answer);
    const causes = [...document.querySelectorAll<HTMLElement>(`.causes [id^="cause-${status}-"]`)];
    const cause = causes.find((one) => one.querySelector("q")?.textContent === said);
    if (!cause) return [];
    const code = cause.closest<HTMLElement>("[data-code]")?.dataset.code;
    return [
      text("p", `${cause.dataset.name} (${code}): ${cause.querySelector(".to-do")?.textContent?.trim()}`),
    ];
  }

  /** A word where the server is of another line than the page. */
  async #warning(): Promise<Node[]> {
    const server = this.#address("");
    this.#versions[server] ??= versionOf(server);
    const version = await this.#versions[server];
    const { line = "", first = "", last = "" } = this.dataset;
    if (version === undefined || isWithin(version, first, last)) return [];
    const words = `This server says it is Open WebUI ${version}; the page is about ${line} (${first} to ${last}). Switch to its line above.`;
    return [text("p", words, "answer-warning")];
  }

  readonly #versions: Record<string, Promise<string | undefined>> = {};

  #show(nodes: Node[]): void {
    this.querySelector(".answer")?.replaceChildren(...nodes);
  }
}

customElements.define("try-it", TryIt);

function text(tag: string, content: string, name?: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  if (name) element.className = name;
  return element;
}

/** What may scroll must be reachable by keyboard. */
function focusable(element: HTMLElement): HTMLElement {
  element.tabIndex = 0;
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", "The answer's body");
  return element;
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

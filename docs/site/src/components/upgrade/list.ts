import { type History, upgrade } from "../../../../../scripts/compare/upgrade.ts";
import { byOperations, type Told } from "../../../../../scripts/compare/words.ts";

/** What an upgrade asks, as HTML: by operation, each with an anchor. */
export function upgradeList(history: History, older: string, newer: string, operations: string): string {
  const { duties, toKnow, news } = upgrade(history, older, newer);
  const inline = (text: string) =>
    escaped(text).replace(/`([^`]+)`/g, (_, code: string) =>
      history.operations.includes(code) ? linked(code) : `<code>${code}</code>`,
    );
  const linked = (id: string) => `<a href="${operations}${id.toLowerCase()}/"><code>${id}</code></a>`;
  const list = (told: readonly Told[], anchor: string) =>
    byOperations(told)
      .map(({ operations: about, texts }) => {
        const wide = about.length > 6;
        const title = wide ? `${about.length} operations` : about.join(", ") || "The whole API";
        const id =
          `${anchor}${wide ? `many-${about.length}-${about[0]}` : about.join("-") || "api"}`.toLowerCase();
        const which = `<details><summary>Which</summary><p>${about.map(linked).join(", ")}</p></details>`;
        const items = texts.map((text) => `<li>${inline(text)}</li>`).join("");
        return `<h3 id="${id}">${title}</h3>${wide ? which : ""}<ul>${items}</ul>`;
      })
      .join("");
  return [
    `<h2 id="must">What you must do</h2>`,
    list(duties, "") || "<p>Nothing to do: what was right goes on working.</p>",
    toKnow.length > 0 ? `<h2 id="know">What else changes</h2>${list(toKnow, "know-")}` : "",
    news.length > 0
      ? `<h2 id="new">What is new</h2><details><summary>Operations, fields and statuses that are new</summary>${list(news, "new-")}</details>`
      : "",
  ].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

import type { History } from "../../../../../scripts/compare/upgrade.ts";
import { upgradeList } from "./list.ts";

/** Shows what the upgrade asks that its reader chooses; the address keeps the choice. */
class UpgradePicker extends HTMLElement {
  #history: Promise<History> | undefined;

  connectedCallback(): void {
    const form = this.querySelector("form");
    const [from, to] = this.querySelectorAll("select");
    if (!form || !from || !to) return;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#show(from, to);
    });
    const chosen = new URLSearchParams(location.search);
    if (!chosen.has("from") || !chosen.has("to")) return;
    from.value = chosen.get("from") ?? "";
    to.value = chosen.get("to") ?? "";
    void this.#show(from, to);
  }

  async #show(from: HTMLSelectElement, to: HTMLSelectElement): Promise<void> {
    const [said, list] = [this.querySelector("[role=status]"), this.querySelector(".list")];
    if (!said || !list) return;
    list.innerHTML = "";
    // The newest release comes first.
    if (from.selectedIndex <= to.selectedIndex || to.selectedIndex < 0) {
      said.textContent = "Choose a later release to upgrade to.";
      return;
    }
    try {
      this.#history ??= fetch(`${this.dataset.base}history.json`).then((answer) => answer.json());
      const operations = to.selectedOptions[0]?.dataset.operations ?? "";
      list.innerHTML = upgradeList(await this.#history, from.value, to.value, operations);
      said.textContent = `From ${from.value} to ${to.value}:`;
      const choice = new URLSearchParams({ from: from.value, to: to.value });
      history.replaceState(null, "", `?${choice}${location.hash}`);
      if (location.hash) list.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`)?.scrollIntoView();
    } catch {
      this.#history = undefined;
      said.textContent = "The list could not be loaded; try again, or choose a pair of lines below.";
    }
  }
}

customElements.define("upgrade-picker", UpgradePicker);

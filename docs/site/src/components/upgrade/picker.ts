import { slugOfPair } from "./slug.ts";

/** Leads to the page of the upgrade that its reader chooses. */
class UpgradePicker extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      const [from, to] = [...form.querySelectorAll("select")];
      const said = form.querySelector("p");
      if (!from || !to || !said) return;
      // The newest release comes first.
      if (from.selectedIndex <= to.selectedIndex) said.textContent = "Choose a later release to upgrade to.";
      else if (from.value === to.value)
        said.textContent = `Both are releases of ${from.value}: what is told of that line is true of both.`;
      else location.assign(`${this.dataset.base}${slugOfPair(from.value, to.value)}/`);
    });
  }
}

customElements.define("upgrade-picker", UpgradePicker);

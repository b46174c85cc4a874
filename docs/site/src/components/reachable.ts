// What the theme leaves out for people without a mouse or without sight.

/** Code that scrolls must take the focus, also once a menu has shown it. */
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
    if (scrolls) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
for (const code of document.querySelectorAll("main pre")) {
  widths.observe(code);
  // The script of the code blocks looks at the width alone, and takes the focus from what scrolls down.
  new MutationObserver(() => {
    if (code.scrollHeight > code.clientHeight && !code.hasAttribute("tabindex"))
      code.setAttribute("tabindex", "0");
  }).observe(code, { attributeFilter: ["tabindex"] });
}

/** What scrolls sideways says so in words. */
const regions = new ResizeObserver((entries) => {
  for (const { target } of entries)
    target.classList.toggle("scrolls", target.scrollWidth > target.clientWidth + 1);
});
for (const region of document.querySelectorAll("main .table, .picture .scroller")) {
  const sign = document.createElement("p");
  sign.className = "scroll-sign not-content";
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = "Scroll sideways for the rest →";
  region.after(sign);
  regions.observe(region);
}

/** The page as Markdown goes into the clipboard as well. */
const asMarkdown = document.querySelector<HTMLAnchorElement>("a.as-markdown");
if (asMarkdown) {
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "copy-markdown";
  copy.textContent = "Copy as Markdown";
  copy.addEventListener("click", async () => {
    const response = await fetch(asMarkdown.href);
    await navigator.clipboard.writeText(await response.text());
    copy.textContent = "Copied";
  });
  asMarkdown.after(copy);
}

/** A link to something closed opens it. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at: Element | null = target; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
    if (at instanceof HTMLElement && at.hidden && at.role === "tabpanel") openTab(at.id);
  }
  if (target?.closest("details, [role=tabpanel]")) target.scrollIntoView();
}
/** The tab stays where it is: the link leads to what is in it. */
function openTab(panel: string): void {
  document.querySelector<HTMLAnchorElement>(`[role=tab][href="#${CSS.escape(panel)}"]`)?.click();
}
// The tabs have their scripts later than this one.
customElements.whenDefined("starlight-tabs").then(openTarget);
openTarget();
window.addEventListener("hashchange", openTarget);

/** The switch to another line keeps the place on the page. */
for (const other of document.querySelectorAll<HTMLAnchorElement>(".line-switch a"))
  other.addEventListener("click", () => {
    other.hash = location.hash;
  });
window.addEventListener("beforeprint", () => {
  for (const closed of document.querySelectorAll<HTMLDetailsElement>("main details")) closed.open = true;
});

/** The field for searching has a title, but no name; it comes later than the page. */
const search = document.querySelector("#starlight__search");
if (search) {
  const comings = new MutationObserver(() => {
    const field = search.querySelector("input");
    if (!field) return;
    field.setAttribute("aria-label", field.title);
    comings.disconnect();
  });
  comings.observe(search, { childList: true, subtree: true });
}

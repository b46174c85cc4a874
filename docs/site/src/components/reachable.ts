// What the theme leaves out for people without a mouse or without sight.

/** Code that scrolls must take the focus, also once a menu has shown it. */
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth;
    if (scrolls) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
for (const code of document.querySelectorAll("main pre")) widths.observe(code);

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

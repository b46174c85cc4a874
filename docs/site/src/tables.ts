/**
 * Makes tables readable on a phone: one with sentences becomes a list of its rows there, whose cells say the column; any
 * other scrolls, in a region that shows it and that takes the focus.
 */
export function withTables(html: string): string {
  let count = 0;
  return html.replace(/<table[\s>][\s\S]*?<\/table>/g, (table) => {
    count += 1;
    const columns = headingsOf(table);
    const shown = table
      // A style beside each cell would weigh more, and hold on a phone as well.
      .replaceAll(' style="text-align: right"', ' class="number"')
      .replaceAll(' style="text-align: left"', "")
      // A heading without words is none.
      .replace(/<th(?=[\s>])([^>]*)><\/th>/g, "<td$1></td>");
    const inner = columns.length <= 3 || table.includes('class="access"') ? stacked(shown, columns) : shown;
    const name = columns.filter(Boolean).join(", ") || "Table";
    return `<div class="table${inner === shown ? "" : " of-sentences"}" role="region" tabindex="0" aria-label="Table ${count}: ${name}">${inner}</div>`;
  });
}

function headingsOf(table: string): string[] {
  const [head = ""] = /<thead[\s\S]*?<\/thead>/.exec(table) ?? [];
  return [...head.matchAll(/<th[\s>][\s\S]*?<\/th>/g)].map(([cell]) =>
    cell
      .replace(/<[^>]+>/g, "")
      .replaceAll('"', "&quot;")
      .trim(),
  );
}

/** With the name of its column in each cell; roles, since a table that is drawn as a list may lose its own. */
function stacked(table: string, columns: readonly string[]): string {
  if (!/<tbody/.test(table)) return table;
  let cell = 0;
  return table
    .replace(/<(tr|th|td)(?=[\s>])/g, (start, tag: string) => {
      if (tag === "tr") {
        cell = 0;
        return '<tr role="row"';
      }
      const column = columns[cell] ?? "";
      cell += 1;
      return tag === "td" ? `<td role="cell" data-column="${column}"` : start;
    })
    .replace(/<th(?=[^>]*scope="row")/g, '<th role="rowheader"')
    .replace(/<th(?=[\s>])(?! role)/g, '<th role="columnheader"')
    .replace(/<table/, '<table role="table"');
}

/** The drawing beside each heading weighs more than the sign that the styles put there. */
export function withoutAnchorDrawings(html: string): string {
  return html.replace(/(class="sl-anchor-icon">)<svg[\s\S]*?<\/svg>/g, "$1");
}

/** starlight-openapi calls its examples by headings of the fifth rank, wherever they stand: no heading at all is better. */
export function withoutLooseHeadings(html: string): string {
  return html.replace(/<(\/?)h5(?=[\s>])/g, "<$1p");
}

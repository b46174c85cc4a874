/**
 * Makes tables readable on a phone: one with sentences becomes a list of its rows there, whose cells say the column; any
 * other scrolls, in a region that shows it and that takes the focus.
 */
export function withTables(html: string): string {
  return html.replace(/<table[\s>][\s\S]*?<\/table>/g, (table) => {
    const columns = headingsOf(table);
    const inner = columns.length <= 3 ? stacked(table, columns) : table;
    const name = columns.filter(Boolean).join(", ") || "Table";
    return `<div class="table${inner === table ? "" : " of-sentences"}" role="region" tabindex="0" aria-label="Table: ${name}">${inner}</div>`;
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
    .replace(/<table/, '<table role="table"')
    .replace(/<tr/g, () => {
      cell = 0;
      return '<tr role="row"';
    })
    .replace(/<th([\s>])/g, '<th role="columnheader"$1')
    .replace(/<td/g, () => `<td role="cell" data-column="${columns[cell++] ?? ""}"`);
}

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Whether it is the one that the plot is about. */
  readonly ours?: boolean;
}

/** What a plot says besides its bars. */
export interface PlotText {
  readonly title: string;
  /** The plot in a sentence, for who does not see it. */
  readonly description: string;
  readonly axis: string;
  /** The greatest value that has room; a longer bar is cut there, and says so. */
  readonly room: number;
  /** A line across all bars, such as a bound. */
  readonly mark: { readonly value: number; readonly label: string };
}

const width = 760;
const left = 280;
const right = 110;
const top = 64;
const rowHeight = 26;
const barHeight = 16;

/** Bars from zero on a linear scale, as an SVG that follows the reader's light or dark theme. */
export function barPlot({ title, description, axis, mark, room }: PlotText, bars: readonly Bar[]): string {
  const most = Math.min(room, Math.max(mark.value, ...bars.map(({ value }) => value)));
  const x = (value: number): number => left + (Math.min(value, most) / most) * (width - left - right);
  const bottom = top + bars.length * rowHeight;
  const rows = bars.map(({ label, value, ours }, index) => {
    const y = top + index * rowHeight;
    return `  <text class="label" x="${left - 10}" y="${y + 13}">${escaped(label)}</text>
  <rect class="${ours ? "ours" : "peer"}" x="${left}" y="${y}" width="${fixed(x(value) - left)}" height="${barHeight}" rx="2"/>
  <text x="${fixed(x(value) + 8)}" y="${y + 13}">${value.toFixed(2)}${value > most ? " (bar cut)" : ""}</text>`;
  });
  const at = fixed(x(mark.value));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 36}" role="img" aria-labelledby="title description">
  <title id="title">${escaped(title)}</title>
  <desc id="description">${escaped(description)}</desc>
  <style>
    text { font: 13px system-ui, sans-serif; fill: #1f2328; }
    .title { font-weight: 600; font-size: 15px; }
    .label { text-anchor: end; }
    .peer { fill: #8c959f; }
    .ours { fill: #0969da; }
    .mark { stroke: #cf222e; stroke-dasharray: 4 3; }
    .ground { fill: #ffffff; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .peer { fill: #6e7681; }
      .ours { fill: #58a6ff; }
      .mark { stroke: #ff7b72; }
      .ground { fill: #0d1117; }
    }
  </style>
  <rect class="ground" width="100%" height="100%" rx="6"/>
  <text class="title" x="16" y="26">${escaped(title)}</text>
${rows.join("\n")}
  <line class="mark" x1="${at}" x2="${at}" y1="${top - 8}" y2="${bottom}"/>
  <text x="${at}" y="${top - 14}">${escaped(mark.label)}</text>
  <text x="${left}" y="${bottom + 20}">${escaped(axis)}</text>
</svg>
`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

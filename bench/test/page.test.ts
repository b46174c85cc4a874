import { describe, expect, test } from "vitest";
import { deterministicBounds, holds, measuredBounds } from "../report/bounds.ts";
import { benchmarksPage, plotFile, timePlot } from "../report/page.ts";
import { boundsTable, contestantsTable, markdownTable } from "../report/table.ts";
import { madeUpResults } from "./results.ts";

describe("the table", () => {
  test("is padded Markdown, figures to the right", () => {
    expect(
      markdownTable(
        ["name", "n"],
        [
          ["a", "1"],
          ["longer", "1,000"],
        ],
      ),
    ).toBe(
      ["| name   |     n |", "| ------ | ----: |", "| a      |     1 |", "| longer | 1,000 |"].join("\n"),
    );
  });

  test("has every contestant once, the fastest first", () => {
    const names = contestantsTable(madeUpResults().rows)
      .split("\n")
      .slice(2)
      .map((line) => line.split("|")[1]?.trim());
    expect(names).toEqual(["raw fetch, by hand", "**open-webui-auths**", "slow & <heavy>"]);
  });
});

describe("the bounds", () => {
  const results = madeUpResults();
  const deterministic = (gzip: number, methods: number) =>
    deterministicBounds({ size: { minified: 1, gzip }, types: { ...results.types, methods } });

  test("hold up to the bound, and no further", () => {
    expect(deterministic(12_450, 200).every(holds)).toBe(true);
    const missed = deterministic(12_451, 201).filter((bound) => !holds(bound));
    expect(missed.map(({ value }) => value)).toEqual([12_451, 201]);
  });

  test("are shown with the word that says so", () => {
    const table = boundsTable(deterministic(12_451, 20));
    expect(table).toMatch(/gzip +\| +12,451 B \| +12,450 B \(goal 9,200 B\) \| misses \|/);
    expect(table).toMatch(/methods +\| +20 \| +200 \| +holds \|/);
  });

  test("of what varies compare ours, not another contestant", () => {
    const [toRaw, toMiddleware] = measuredBounds(results);
    expect(toRaw).toMatchObject({ value: 1.08, bound: 1.4, goal: 1.25 });
    expect(toMiddleware).toMatchObject({ value: 0.75, bound: 0.97, goal: 0.85 });
  });

  test("cannot be shown where ours was not measured", () => {
    expect(() => measuredBounds({ ...results, rows: [] })).toThrow("ours was not measured");
  });
});

describe("the plot", () => {
  const svg = timePlot(madeUpResults());

  test("can be read without being seen", () => {
    expect(svg).toContain('role="img" aria-labelledby="title description"');
    expect(svg).toContain('<title id="title">Time a call, raw fetch = 1</title>');
    expect(svg).toMatch(/<desc id="description">[^<]*open-webui-auths 1\.08/);
  });

  test("has bars as long as what they show", () => {
    const [raw = 0, ours = 0] = lengthsOf(svg);
    expect(ours / raw).toBeCloseTo(1.08, 2);
  });

  test("cuts a bar that leaves no room for the others, and says so", () => {
    const [raw = 0, , slow = 0] = lengthsOf(svg);
    expect(slow / raw).toBeCloseTo(3, 2);
    expect(svg).toContain(">4.00 (bar cut)</text>");
    expect(svg.match(/bar cut/g)).toHaveLength(1);
  });

  test("marks ours alone", () => {
    expect(svg.match(/class="ours"/g)).toHaveLength(1);
  });

  test("writes labels as text, not as markup", () => {
    expect(svg).toContain("slow &#38; &#60;heavy&#62;");
    expect(svg).not.toContain("<heavy>");
  });

  test("follows the reader's theme", () => {
    expect(svg).toContain("@media (prefers-color-scheme: dark)");
  });
});

function lengthsOf(svg: string): number[] {
  const bars = svg.matchAll(/<rect class="(?:ours|peer)"[^>]* width="([\d.]+)"/g);
  return [...bars].map(([, length]) => Number(length));
}

describe("the page", () => {
  const page = benchmarksPage(madeUpResults());

  test("says when, where, with which versions, and how to repeat it", () => {
    for (const told of [
      "2026-01-02",
      "2 × Test CPU, 8 GB",
      "time 6, import 15",
      "Node 24.0.0, axios 2.0.0",
      "`npm run bench`",
    ]) {
      expect(page).toContain(told);
    }
  });

  test("shows both tables and the plot, with words for who does not see it", () => {
    expect(page).toContain(contestantsTable(madeUpResults().rows));
    expect(page).toMatch(/\| time a call, to raw fetch +\| +1\.08 × \|/);
    expect(page).toMatch(new RegExp(`!\\[Bars of [^\\]]+\\]\\(${plotFile}\\)`));
  });

  test("tells what other auth clients weigh", () => {
    expect(page).toContain("other-auth 20,000 B");
  });

  test("tells the plain figures in the units of its text", () => {
    expect(page).toContain("Raw fetch took\n  12.3 µs");
    expect(page).toContain("the same 2.3 kB of JSON");
  });
});

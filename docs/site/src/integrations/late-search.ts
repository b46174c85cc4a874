import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import postcss, { type AtRule, type ChildNode, type Rule } from "postcss";

/** Rules for the box with the results alone. */
const ofResults = /\.pagefind-ui|#starlight__search/;
const sheet = "search-results.css";

/**
 * Loads the box with the results of a search once somebody wants to search: its program and its styles weigh more than
 * most pages. The build fails when Starlight loads them in another way.
 */
export function lateSearch(): AstroIntegration {
  let patched = false;
  let base = "/";
  return {
    name: "late-search",
    hooks: {
      "astro:config:setup": ({ config, updateConfig }) => {
        base = config.base.replace(/\/$/, "");
        const transform = (code: string, id: string) => {
          if (!/\/Search\.astro\?.*type=script/.test(id)) return undefined;
          patched = true;
          return loadedLate(code, `${base}/_astro/${sheet}`);
        };
        updateConfig({ vite: { plugins: [{ name: "late-search", enforce: "pre", transform }] } });
      },
      "astro:build:done": ({ dir, logger }) => {
        if (!patched) throw new Error("the script of Starlight's search was not met");
        const folder = fileURLToPath(new URL("_astro/", dir));
        const moved: string[] = [];
        for (const file of readdirSync(folder).filter((name) => name.endsWith(".css"))) {
          const { kept, taken } = parted(readFileSync(folder + file, "utf8"));
          if (taken === "") continue;
          writeFileSync(folder + file, kept);
          moved.push(taken);
        }
        if (moved.length === 0) throw new Error("no style sheet has the rules for the results of a search");
        const styles = moved.join("\n");
        writeFileSync(folder + sheet, styles);
        logger.info(`${styles.length} characters of styles wait for a search`);
      },
    },
  };
}

/** The script of Starlight's search, which waits for a pointer, the focus or the shortcut instead of an idle moment. */
function loadedLate(code: string, styles: string): string {
  const idle = /const onIdle = window\.requestIdleCallback \|\| .*;/;
  const options = "showImages: false,";
  if (!idle.test(code) || !code.includes(options))
    throw new Error("Starlight loads its search in another way now");
  return code
    .replace(
      idle,
      `let asked = false;
      const onIdle = (load) => {
        const once = () => {
          if (asked) return;
          asked = true;
          const link = document.createElement("link");
          Object.assign(link, { rel: "stylesheet", href: ${JSON.stringify(styles)}, onload: load, onerror: load });
          document.head.append(link);
        };
        for (const kind of ["pointerenter", "focus", "click"]) openBtn.addEventListener(kind, once);
        window.addEventListener("keydown", (event) => {
          if ((event.metaKey || event.ctrlKey) && event.key === "k") once();
        });
      };`,
    )
    .replace(options, `${options} autofocus: true,`);
}

/** A style sheet without the rules of the results, and these with the at-rules around them. */
function parted(css: string): { kept: string; taken: string } {
  const root = postcss.parse(css);
  const taken: ChildNode[] = [];
  root.walkRules((rule) => {
    if (rule.parent?.type === "rule" || !rule.selectors.every((selector) => ofResults.test(selector))) return;
    let copy: Rule | AtRule = rule.clone();
    for (let around = rule.parent; around?.type === "atrule"; around = around.parent as AtRule | undefined) {
      const shell = (around as AtRule).clone({ nodes: [] });
      shell.append(copy);
      copy = shell;
    }
    taken.push(copy);
    rule.remove();
  });
  return { kept: root.toString(), taken: taken.join("\n") };
}

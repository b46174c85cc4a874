import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import postcss, { type AtRule, type ChildNode, type Rule } from "postcss";

const light = /\[data-theme=["']?light["']?\]/g;

/**
 * Lets the theme follow the system where no script runs. Starlight writes `dark` into each page, and a script changes it:
 * without one, what the light theme says is said again for who prefers it.
 */
export function systemTheme(): AstroIntegration {
  return {
    name: "system-theme",
    hooks: {
      "astro:build:done": ({ dir, logger }) => {
        const folder = fileURLToPath(new URL("_astro/", dir));
        let count = 0;
        for (const file of readdirSync(folder).filter((name) => name.endsWith(".css"))) {
          const css = readFileSync(folder + file, "utf8");
          const rules = lightRules(css);
          count += rules.length;
          if (rules.length > 0) writeFileSync(folder + file, `${css}${withoutScript(rules)}`);
        }
        if (count === 0)
          throw new Error("no rule of the light theme was found; Starlight writes them in another way now");
        logger.info(`${count} rules of the light theme for who has no script`);
      },
    },
  };
}

/** Each rule of the light theme with the at-rules around it, for a page that says it is dark. */
function lightRules(css: string): ChildNode[] {
  const found: ChildNode[] = [];
  postcss.parse(css).walkRules((rule) => {
    const selectors = rule.selectors.filter((selector) => selector.search(light) >= 0);
    if (selectors.length === 0) return;
    let copy: Rule | AtRule = rule.clone({
      selectors: selectors.map((selector) => selector.replace(light, '[data-theme="dark"]')),
    });
    for (let around = rule.parent; around?.type === "atrule"; around = around.parent as AtRule | undefined) {
      const shell = (around as AtRule).clone({ nodes: [] });
      shell.append(copy);
      copy = shell;
    }
    found.push(copy);
  });
  return found;
}

function withoutScript(rules: readonly ChildNode[]): string {
  return `@media (scripting: none) and (prefers-color-scheme: light){${rules.join("\n")}}`;
}

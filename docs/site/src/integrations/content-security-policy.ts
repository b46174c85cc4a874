import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/**
 * Puts a Content-Security-Policy into every page, so that any static host serves it. The few scripts that Starlight has
 * in its pages are named by their hashes; `csp.txt` is the policy for hosts that send it as a header.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: "content-security-policy",
    hooks: {
      "astro:build:done": ({ dir, logger }) => {
        const all = new Set<string>();
        const folder = fileURLToPath(dir);
        const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
          file.endsWith(".html"),
        );
        for (const page of pages) {
          const html = readFileSync(folder + page, "utf8");
          const hashes = hashesOf(html);
          for (const hash of hashes) all.add(hash);
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(hashes, html)}"/>`;
          const head = /<head>(?:\s*<meta charset="?utf-8"?\s*\/?>)?/i;
          if (!head.test(html)) throw new Error(`${page} has no head`);
          writeFileSync(
            folder + page,
            html.replace(head, (found) => found + meta),
          );
        }
        writeFileSync(`${folder}csp.txt`, `${policy([...all].sort(), tryIt)}; frame-ancestors 'none'\n`);
        logger.info(`${pages.length} pages with a policy, ${all.size} hashes in all`);
      },
    },
  };
}

const tryIt = "<try-it";

function hashesOf(html: string): string[] {
  const hashes = [
    ...html.matchAll(/<script(?![^>]*\ssrc=)(?![^>]*type="application\/)[^>]*>([\s\S]*?)<\/script>/g),
  ].map(([, source = ""]) => `'sha256-${createHash("sha256").update(source).digest("base64")}'`);
  return [...new Set(hashes)].sort();
}

function policy(hashes: readonly string[], html: string): string {
  return [
    "default-src 'none'",
    // The search engine is WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`,
    // The colours of code are style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // A page with a form for requests may ask the server that its reader names, and no page anything else.
    `connect-src 'self'${html.includes(tryIt) ? " http: https:" : ""}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

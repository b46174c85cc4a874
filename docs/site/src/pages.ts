import { readdirSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. The files of the site are named from there. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Where the pages are, with their pictures. */
export const folders = ["docs", "languages"];

/** What changed in the project; it lies where npm looks for it. */
const changelog = "CHANGELOG.md";

/** Folders for those who change the project, and the site itself. */
const hidden = /^docs\/(?:decisions|site)\/|\/node_modules\//;

/** All files that the site takes from the repository: pages and pictures. */
export function siteFiles(): string[] {
  return folders
    .flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:md|png|svg)$/.test(entry.name))
    .map((entry) => relative(root, `${entry.parentPath}/${entry.name}`).replaceAll("\\", "/"))
    .filter((file) => !hidden.test(file))
    .concat(changelog);
}

/** The Markdown files, the overview of a folder first. */
export function pageFiles(): string[] {
  return siteFiles()
    .filter((file) => file.endsWith(".md"))
    .sort((one, other) => slugOf(pageOf(one)).localeCompare(slugOf(pageOf(other)), "en"));
}

/** The name of a page: its file without the ending, and without `docs/`, which has the guides. */
export function pageOf(file: string): string {
  return file.replace(/^docs\//, "").replace(/\.md$/, "");
}

/** The address of a page. */
export function slugOf(page: string): string {
  return page.replace(/\/(?:README|index)$/, "").toLowerCase();
}

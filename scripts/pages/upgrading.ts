import { requestOf } from "../compare/facts.ts";
import { readHistory } from "../compare/history.ts";
import { type History, upgrade } from "../compare/upgrade.ts";
import { byOperations, linesOf, named, type Told } from "../compare/words.ts";
import { operationsOf, readContract } from "../contract/contract.ts";
import { bundleOf, chooseLine } from "../contract/lines.ts";

/** What each release asks of callers, newest first: that is the one that most people take. */
export async function upgradePage(): Promise<string> {
  const history = await readHistory();
  const operations = operationsOf(readContract(bundleOf(chooseLine().line)));
  const summaries = new Map(operations.map((one) => [requestOf(one), one.operation.summary]));
  const sections = history.releases
    .slice(1)
    .map((newer, place) => sectionOf(history, String(history.releases[place]), newer, summaries));
  return `# Upgrading Open WebUI

Generated from the contract by \`npm run pages\`. Each section lists what changes from one release to the next, by operation. Read
every section between your server's old release and its new one. A release without a section changes nothing for callers. With
the client, \`serverVersion\` selects the release, and the compiler finds most of these changes. \`npm run lines:diff -- 0.9.2 0.12.4\`
compares any two releases, and leaves out changes that a release in between replaced.

${sections.toReversed().filter(Boolean).join("\n")}`;
}

function sectionOf(history: History, older: string, newer: string, summaries: Map<string, string>): string {
  const { duties, toKnow, news } = upgrade(history, older, newer);
  const brief = linesOf(news).map((line) =>
    line.replace(/The operation: new, `(.*)`/, (_, request) => `\`${request}\`. ${summaries.get(request)}`),
  );
  const parts = [
    partOf("What you must do", duties),
    partOf("What else changes", toKnow),
    brief.length > 0 && `### What is new\n\n${brief.map((line) => `- ${line}\n`).join("")}`,
  ].filter(Boolean);
  return parts.length > 0 ? `## From ${older} to ${newer}\n\n${parts.join("\n")}` : "";
}

function partOf(title: string, told: readonly Told[]): string {
  if (told.length === 0) return "";
  const text = byOperations(told).map(
    ({ operations, texts }) => `**${named(operations)}**\n\n${texts.map((one) => `- ${one}\n`).join("")}`,
  );
  return `### ${title}\n\n${text.join("\n")}`;
}

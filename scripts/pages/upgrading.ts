import { readHistory } from "../compare/history.ts";
import { type History, upgrade } from "../compare/upgrade.ts";
import { byOperations, type Told } from "../compare/words.ts";
import { type Contract, operationsOf, readContract } from "../contract/contract.ts";
import { bundleOf, chooseLine } from "../contract/lines.ts";

/** What each release asks of callers, newest first: that is the one that most people take. */
export async function upgradePage(): Promise<string> {
  const newest = readContract(bundleOf(chooseLine().line));
  return pageOf(await readHistory(), newest);
}

function pageOf(history: History, newest: Contract): string {
  const { releases } = history;
  const sections = releases
    .slice(1)
    .map((newer, place) => sectionOf(history, String(releases[place]), newer, newest));
  return `# Upgrading Open WebUI

Made from the contract by \`npm run pages\`. Each section is for callers who were right on the release before, and says by
operation what is not as it was; read every section between your server's old release and its new one. A release without a
section changes nothing for callers. With the client, \`serverVersion\` names the release, and the compiler finds most of this
for you. \`npm run lines:diff -- 0.9.2 0.12.4\` compares any two releases, so that what was replaced in between is not told.

${sections.toReversed().filter(Boolean).join("\n")}`;
}

function sectionOf(history: History, older: string, newer: string, newest: Contract): string {
  const { duties, toKnow, news } = upgrade(history, older, newer);
  const added = operationsOf(newest).filter(({ operation: { operationId } }) => history.facts[operationId]);
  const summaries = new Map(added.map(({ operation }) => [operation.operationId, operation.summary]));
  const brief = byOperations(news).flatMap(({ operations, texts }) =>
    texts.map((text) => {
      const isAdded = text.startsWith("The operation: new, ");
      const what = isAdded
        ? `${text.slice("The operation: new, ".length)} ${summaries.get(String(operations[0]))}.`
        : text;
      return `- ${named(operations)}: ${what}\n`;
    }),
  );
  const parts = [
    partOf("What you must do", duties),
    partOf("What else changes", toKnow),
    brief.length > 0 && `### What is new\n\n${brief.join("")}`,
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

function named(operations: readonly string[]): string {
  return operations.map((id) => `\`${id}\``).join(", ") || "The whole API";
}

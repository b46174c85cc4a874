import type { Conformance } from "../contract/conformance.ts";
import type { Line } from "../contract/lines.ts";
import { tightnessOf } from "../proof/tightness.ts";
import { operationTable } from "./operation-table.ts";
import { headingOf, type SeenLine, withSeen } from "./seen.ts";

/** The page that says what was seen on real servers. */
export async function coveragePage(lines: Line[]): Promise<string> {
  const tightness = await Promise.all(lines.map(tightnessRow));
  const seenLines = withSeen(lines);
  return `# What was seen on the real servers

Made by \`npm run pages\` from the recordings in \`test/exchanges/\`. A number is how many recorded exchanges gave that
status on that operation; all of them agree with the contract. A dash: the contract has no such status there, since the
server never gives it.

| server line | release | exchanges | documented statuses seen |
|---|---|--:|--:|
${seenLines.map(summaryOf).join("\n")}

## Operations

Which lines have them (✓), and how many recorded answers of each agree with the contract. [upgrading.md](upgrading.md) says what
to change from one release to the next, and \`npm run lines:diff -- 0.8 0.9\` lists all that differs.

${operationTable(seenLines)}
## How tight the schemas are

Every recorded answer of a success was broken in one place at a time: a field dropped, or of another kind. This is how many of
those the exact contract of the release rejects; \`npm run test:contract -- tightness --all\` names the others.

| server line | breaks rejected | share |
|---|--:|--:|
${tightness.join("\n")}

\`confirmMfaEnrollment\` answers a session with recovery codes, or the codes alone. Generators cannot tell a model from one
that has all of it and more, so both are one model, \`MfaEnrollmentResult\`, in which the fields of a session may be missing. A
session without one of them passes there. The count does not show it: a field is dropped where every recorded answer of the
operation has it, and the codes alone are recorded, too.

${seenLines.map(sectionOf).join("\n")}`;
}

async function tightnessRow({ line, release }: Line): Promise<string> {
  const { isRecorded, breaks, rejected } = await tightnessOf(release);
  if (!isRecorded) return `| ${line} | not recorded yet | |`;
  return `| ${line} | ${rejected} of ${breaks} | ${percent(rejected / breaks)} |`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

function summaryOf({ line, release, seen: { conformance, exchanges, perStatus } }: SeenLine): string {
  return `| ${line} | ${release} | ${exchanges} | ${perStatus.size} of ${documentedBy(conformance)} |`;
}

/** How many statuses a contract has, of all its operations. */
function documentedBy({ operations }: Conformance): number {
  return operations.flatMap(({ operation }) => Object.keys(operation.responses)).length;
}

function sectionOf({ release, seen }: SeenLine): string {
  const { conformance, exchanges, ofOpenWebui, perStatus } = seen;
  if (ofOpenWebui === 0) return `## ${headingOf(release, seen)}\n\nNot recorded yet.\n`;
  const statuses = [
    ...new Set(conformance.operations.flatMap(({ operation }) => Object.keys(operation.responses))),
  ].sort();
  const rows = conformance.operations.map(({ operation: { operationId, responses } }) => {
    const cells = statuses.map((status) =>
      status in responses ? String(perStatus.get(`${operationId} ${status}`) ?? 0) : "–",
    );
    return `| \`${operationId}\` | ${cells.join(" | ")} |`;
  });
  return `## ${headingOf(release, seen)}

${exchanges} exchanges; ${perStatus.size} of ${documentedBy(conformance)} documented statuses seen.

| operation | ${statuses.join(" | ")} |
|---|${statuses.map(() => "--:").join("|")}|
${rows.join("\n")}
`;
}

import { parseArgs } from "node:util";
import { parse } from "yaml";
import { played } from "../../openapi/redocly-plugin/releases.js";
import { Conformance } from "../contract/conformance.ts";
import { type Contract, resolve } from "../contract/contract.ts";
import { isOfOpenWebui, readExchanges } from "../contract/exchanges.ts";
import { lineOf, readLines } from "../contract/lines.ts";
import { bundleOfRelease } from "../contract/releases.ts";
import { run } from "../support/run.ts";
import { describedPart, type Json, Places } from "./breaks.ts";

const help = `Breaks every recorded success body in one place at a time, and counts how many breaks the release's
exact contract rejects.

  npm run test:contract -- tightness              the main release of each line; fails below 97%
  npm run test:contract -- tightness --all        lists every accepted break
  npm run test:contract -- tightness --played     every release that was played
`;

/** The share of breaks that must be rejected. */
const bound = 0.97;

/** Counts what a release's exact contract rejects; it must accept every recorded body. */
export async function tightnessOf(release: string) {
  const contract = parse(await bundleOfRelease(release)) as Contract;
  const conformance = new Conformance(contract);
  const bodies = new Map<string, unknown[]>();
  const exchanges = readExchanges(String(lineOf(release))).filter(
    (exchange) => exchange.version === release || !isOfOpenWebui(exchange),
  );
  for (const { request, response } of exchanges) {
    const id = conformance.find(request.method, request.path)?.operation.operationId;
    if (id && response.status < 300) bodies.set(id, [...(bodies.get(id) ?? []), response.body]);
  }
  let breaks = 0;
  let recorded = 0;
  const accepted = new Map<string, number>();
  for (const located of conformance.operations) {
    const id = located.operation.operationId;
    const answer = located.operation.responses["200"];
    const schema = answer && resolve(contract, answer).content?.["application/json"]?.schema;
    const seen = ((bodies.get(id) ?? []) as Json[]).map((body) =>
      schema ? describedPart(contract, schema, body) : body,
    );
    const places = new Places(seen);
    for (const body of seen) {
      if (!conformance.acceptsAnswerBody(located, 200, body))
        throw new Error(`${id}: a recorded body is rejected`);
      recorded += 1;
      for (const { what, body: broken } of places.breaksOf(body)) {
        breaks += 1;
        if (!conformance.acceptsAnswerBody(located, 200, broken)) continue;
        const name = `${id} ${what}`;
        accepted.set(name, (accepted.get(name) ?? 0) + 1);
      }
    }
  }
  const missed = [...accepted.values()].reduce((sum, count) => sum + count, 0);
  const isRecorded = exchanges.some(isOfOpenWebui);
  return { isRecorded, recorded, operations: bodies.size, breaks, rejected: breaks - missed, accepted };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { all: { type: "boolean" }, played: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(help);
  const chosen = values.played ? played : readLines().map(({ release }) => release);
  for (const release of chosen) {
    const { isRecorded, recorded, operations, breaks, rejected, accepted } = await tightnessOf(release);
    const share = isRecorded ? rejected / breaks : 0;
    console.log(
      isRecorded
        ? `${release}: ${rejected} of ${breaks} breaks rejected (${(share * 100).toFixed(2)}%), from ${recorded} recorded bodies of ${operations} operations`
        : `${release}: not recorded yet`,
    );
    if (values.all) for (const [what, count] of accepted) console.log(`  accepted ${count} times: ${what}`);
    if (share >= bound) continue;
    console.error(`${release}: below ${bound * 100}%; -- --all lists the accepted breaks`);
    process.exitCode = 1;
  }
}

if (import.meta.main) await run(main);

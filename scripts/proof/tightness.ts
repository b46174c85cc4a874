import { parseArgs } from "node:util";
import { Conformance } from "../contract/conformance.ts";
import { readContract, resolve } from "../contract/contract.ts";
import { isOfOpenWebui, readExchanges } from "../contract/exchanges.ts";
import { bundleOf, readLines } from "../contract/lines.ts";
import { run } from "../support/run.ts";
import { describedPart, type Json, Places } from "./breaks.ts";

const help = `Breaks every recorded success body in one place at a time and counts how many breaks each line's schemas reject.

  npm run test:contract -- tightness              fails below 97%, and if a line is not recorded that says so
  npm run test:contract -- tightness --all     names every break that is accepted
`;

/** The share of breaks that must be rejected. */
const bound = 0.97;

/** Counts what one line's contract rejects; every recorded body itself must be accepted. */
export function tightnessOf(line: string) {
  const contract = readContract(bundleOf(line));
  const conformance = new Conformance(contract);
  const bodies = new Map<string, unknown[]>();
  const exchanges = readExchanges(line);
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
  const { values } = parseArgs({ options: { all: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const lines = readLines();
  for (const { line, verified } of lines) {
    const { isRecorded, recorded, operations, breaks, rejected, accepted } = tightnessOf(line);
    if (!isRecorded) {
      console.log(`${line}: not recorded yet`);
      if (verified) process.exitCode = 1;
      continue;
    }
    const share = rejected / breaks;
    console.log(
      `${line}: ${rejected} of ${breaks} breaks rejected (${(share * 100).toFixed(2)}%), from ${recorded} recorded bodies of ${operations} operations`,
    );
    if (values.all) for (const [what, count] of accepted) console.log(`  accepted ${count} times: ${what}`);
    if (!(share >= bound)) {
      console.error(`${line}: below ${bound * 100}%; -- --all names the breaks that are accepted`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.main) await run(main);

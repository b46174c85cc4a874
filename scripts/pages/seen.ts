import { Conformance } from "../contract/conformance.ts";
import { readContract } from "../contract/contract.ts";
import { isOfOpenWebui, readExchanges } from "../contract/exchanges.ts";
import { bundleOf, type Line } from "../contract/lines.ts";

/** A line with its recorded exchanges. */
export interface SeenLine extends Line {
  seen: Seen;
}

/** Lines with their recorded exchanges. */
export function withSeen(lines: readonly Line[]): SeenLine[] {
  return lines.map((line) => ({ ...line, seen: seenOn(line.line) }));
}

/** How often each operation of a line was seen on a real server, and with which status. */
export interface Seen {
  conformance: Conformance;
  exchanges: number;
  /** Those with Open WebUI. */
  ofOpenWebui: number;
  perOperation: Map<string, number>;
  /** By operation and status, `signIn 200`. */
  perStatus: Map<string, number>;
}

/** Counts the recorded exchanges of a line. */
function seenOn(line: string): Seen {
  const conformance = new Conformance(readContract(bundleOf(line)));
  const seen: Seen = {
    conformance,
    exchanges: 0,
    ofOpenWebui: 0,
    perOperation: new Map(),
    perStatus: new Map(),
  };
  for (const exchange of readExchanges(line)) {
    const { request, response } = exchange;
    const located = conformance.find(request.method, request.path);
    if (!located) continue;
    seen.exchanges += 1;
    if (isOfOpenWebui(exchange)) seen.ofOpenWebui += 1;
    const { operationId } = located.operation;
    add(seen.perOperation, operationId);
    add(seen.perStatus, `${operationId} ${response.status}`);
  }
  return seen;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The heading of a release's section. */
export function headingOf(release: string, { ofOpenWebui }: Seen): string {
  return `Open WebUI ${release}${ofOpenWebui > 0 ? ", and Gafaelfawr's login" : ""}`;
}

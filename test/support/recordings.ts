import { Conformance } from "../../scripts/contract/conformance.ts";
import { type Located, readContract } from "../../scripts/contract/contract.ts";
import { type Exchange, readExchanges } from "../../scripts/contract/exchanges.ts";
import { bundleOf } from "../../scripts/contract/lines.ts";

/** A recorded exchange beside the operation that it is of. */
export interface Recorded {
  readonly exchange: Exchange;
  readonly located: Located;
}

/** A line's recordings, and the contract that they are held against. */
export function recordingsOf(line: string) {
  const contract = readContract(bundleOf(line));
  const conformance = new Conformance(contract);
  const recorded = readExchanges(line).flatMap((exchange): Recorded[] => {
    const located = conformance.find(exchange.request.method, exchange.request.path);
    return located ? [{ exchange, located }] : [];
  });
  return { contract, conformance, recorded };
}

/** The recordings of each operation, each under a name. */
export function byOperation(recorded: readonly Recorded[]): Map<string, (readonly [string, Recorded])[]> {
  return Map.groupBy(
    recorded.map(
      (one) => [`${one.exchange.server} ${one.exchange.version} ${one.exchange.id}`, one] as const,
    ),
    ([, { located }]) => located.operation.operationId,
  );
}

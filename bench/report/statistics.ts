/**
 * The middle value; of an even number of values, the mean of the two in the middle.
 *
 * @throws RangeError when there is no value
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new RangeError("no values, no median");
  return (low + high) / 2;
}

/** What one contestant and its baseline took, right after each other, so that the machine's mood is the same for both. */
export interface Pair {
  readonly baseline: number;
  readonly value: number;
}

/** How a contestant stands to its baseline. */
export interface Ratio {
  /** The median over the rounds of the median ratio of each round. */
  readonly ratio: number;
  /** The lowest median of a round. */
  readonly low: number;
  /** The highest median of a round. */
  readonly high: number;
  /** The median of the contestant's own figures. */
  readonly value: number;
}

/**
 * How a contestant stands to its baseline: each pair gives a ratio, each round (a process of its own, with its own luck
 * in compiling) the median of its ratios, and all rounds the median of those.
 */
export function medianOfRatios(rounds: readonly (readonly Pair[])[]): Ratio {
  const medians = rounds.map((pairs) => median(pairs.map(({ baseline, value }) => value / baseline)));
  return {
    ratio: median(medians),
    low: Math.min(...medians),
    high: Math.max(...medians),
    value: median(rounds.flatMap((pairs) => pairs.map(({ value }) => value))),
  };
}

/** `0-6-to-0-12`, what the page of an upgrade is named after. */
export function slugOfPair(older: string, newer: string): string {
  return `${older}-to-${newer}`.replaceAll(".", "-");
}

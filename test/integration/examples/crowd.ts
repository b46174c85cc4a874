/** What each visitor of a crowd does; answers what is wrong with what came back. */
export type Visit = () => Promise<string[]>;

/** Sends a crowd, so many at a time, each doing the visits in turn. Answers all that was wrong. */
export async function sendCrowd(visits: readonly Visit[], total: number, atOnce = 20): Promise<string[]> {
  const problems: string[] = [];
  let next = 0;
  const visitor = async () => {
    while (next < total) {
      const visit = visits[next++ % visits.length];
      problems.push(...((await visit?.()) ?? ["nobody came"]));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, visitor));
  return problems;
}

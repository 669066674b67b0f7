/** Would a new connection close a ring of stores? Stock would go round in it for ever, so it is refused (ST4). Pure. */

export type StorePair = { sourceStoreId: string; destinationStoreId: string };

/**
 * @param connections those that stand
 * @returns the stores of the ring in order, beginning and ending with the new source; undefined where there is none
 */
export function findRing(
  connections: readonly StorePair[],
  added: StorePair,
): string[] | undefined {
  const onward = Map.groupBy(connections, (one) => one.sourceStoreId);
  const paths: string[][] = [[added.sourceStoreId, added.destinationStoreId]];
  const seen = new Set<string>();
  for (let path = paths.shift(); path; path = paths.shift()) {
    const at = path.at(-1) ?? '';
    if (at === added.sourceStoreId) return path;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const next of onward.get(at) ?? []) paths.push([...path, next.destinationStoreId]);
  }
  return undefined;
}

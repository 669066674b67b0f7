/** Cuts a list of ids into groups that one call can ask for. Pure. */

/** @returns the ids in their order, `size` to a group; no group where there are none */
export function groupsOf(ids: readonly string[], size: number): string[][] {
  const groups: string[][] = [];
  for (let at = 0; at < ids.length; at += size) groups.push(ids.slice(at, at + size));
  return groups;
}

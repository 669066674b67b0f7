/** Who a list can be narrowed to, in groups. Pure. */

export type Actors = { group: string; names: string[] }[];

/** People, Crossdock and stores, each by name; whoever is asked for stands there too, known or not. Pure. */
export function actorsBy(
  names: readonly string[],
  stores: readonly string[],
  asked: string | undefined,
): Actors {
  const all = [...new Set([...names, ...(asked ? [asked] : [])])].toSorted((one, other) =>
    one.localeCompare(other, 'en'),
  );
  const groupOf = (name: string) => {
    if (name === 'Crossdock') return 'Crossdock';
    return stores.includes(name) ? 'Stores' : 'People';
  };
  return ['People', 'Crossdock', 'Stores'].flatMap((group) => {
    const of = all.filter((name) => groupOf(name) === group);
    return of.length > 0 ? [{ group, names: of }] : [];
  });
}

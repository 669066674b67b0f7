/** What of the Orders page is shown, as it stands in the address: reloaded or shared, it is the same list. Pure. */

export type View = 'all' | 'pushed' | 'unpushed';

export const views: readonly { view: View; name: string }[] = [
  { view: 'all', name: 'All' },
  { view: 'pushed', name: 'Pushed' },
  { view: 'unpushed', name: 'Not pushed' },
];

/** How long an order waits at least, in days, and its words. */
export const ages = [
  { days: 1, says: 'Waits over 1 day' },
  { days: 3, says: 'Waits over 3 days' },
  { days: 7, says: 'Waits over 7 days' },
] as const;

export type Listed = {
  view: View;
  destination: string | undefined;
  location: string | undefined;
  /** Days. */
  age: number | undefined;
  partly: boolean;
  cursor: string | undefined;
};

/** The address as the router hands it over. */
export type Asked = {
  show?: string;
  destination?: string;
  location?: string;
  age?: string;
  partly?: string;
  cursor?: string;
};

export const everything: Listed = {
  view: 'all',
  destination: undefined,
  location: undefined,
  age: undefined,
  partly: false,
  cursor: undefined,
};

/** What the address asks for; a word that is none of ours asks for nothing. */
export const listedOf = (asked: Asked): Listed => ({
  view: views.find(({ view }) => view === asked.show)?.view ?? 'all',
  destination: asked.destination || undefined,
  location: asked.location || undefined,
  age: ages.find(({ days }) => String(days) === asked.age)?.days,
  partly: asked.partly === '1',
  cursor: asked.cursor || undefined,
});

/** Whether it leaves any order out, but for its place in the list. */
export const isNarrowed = ({ view, destination, location, age, partly }: Listed): boolean =>
  view !== 'all' || Boolean(destination || location || age || partly);

/** What the server is asked for, without the place in the list. */
export function filterOf({ view, destination, location, age, partly }: Listed): {
  destinationId?: string;
  locationId?: string;
  olderThanHours?: number;
  partly?: true;
  show?: 'pushed' | 'unpushed';
} {
  return {
    ...(destination ? { destinationId: destination } : {}),
    ...(location ? { locationId: location } : {}),
    ...(age ? { olderThanHours: age * 24 } : {}),
    ...(partly ? { partly: true } : {}),
    ...(view === 'all' ? {} : { show: view }),
  };
}

/** @returns the page's path with what it shows; the store is added by whoever links (shell.to) */
export const listPath = (listed: Listed): string => withSearch('/orders', searchOf(listed));

/** What is printed: chosen pushes, or the first of what the list shows. */
export function printPath(
  page: 'pick-list' | 'slips',
  of: { pushIds: readonly string[] } | { listed: Listed },
): string {
  const search =
    'pushIds' in of
      ? new URLSearchParams({ pushes: of.pushIds.join(',') })
      : searchOf({ ...of.listed, cursor: undefined });
  return withSearch(`/orders/${page}`, search);
}

/** Manual Order Push with the store and the number filled in. */
export const pushByHandPath = (order: { storeId: string; name: string }): string =>
  withSearch(
    '/manual-push',
    new URLSearchParams({ destination: order.storeId, number: order.name }),
  );

/** The same as the address has it: what is not asked for is undefined. */
export const askedOf = (listed: Listed): { [Name in keyof Asked]-?: string | undefined } => ({
  show: listed.view === 'all' ? undefined : listed.view,
  destination: listed.destination,
  location: listed.location,
  age: listed.age === undefined ? undefined : String(listed.age),
  partly: listed.partly ? '1' : undefined,
  cursor: listed.cursor,
});

function searchOf(listed: Listed): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(askedOf(listed))) if (value) search.set(name, value);
  return search;
}

const withSearch = (path: string, search: URLSearchParams): string =>
  `${path}${search.size > 0 ? `?${search}` : ''}`;

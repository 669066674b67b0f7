/** The views of the Inventory list, each an address of its own. */
export const views = [
  { view: 'all', name: 'All' },
  { view: 'waiting', name: 'Waiting for Apply' },
  { view: 'attention', name: 'Needs attention' },
  { view: 'sold-out', name: 'Sold out' },
] as const;

export type View = (typeof views)[number]['view'];

/** The view an address names; whatever else stands there is all. */
export const viewOf = (text: string | undefined): View =>
  views.find(({ view }) => view === text)?.view ?? 'all';

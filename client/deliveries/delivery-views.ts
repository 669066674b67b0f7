/** The views of Webhook deliveries, each an address of its own. */
export const views = [
  { view: 'all', name: 'All' },
  { view: 'waiting', name: 'Waiting' },
  { view: 'failed', name: 'Failed' },
  { view: 'done', name: 'Done' },
  { view: 'gave-up', name: 'Gave up' },
] as const;

export type View = (typeof views)[number]['view'];

/** The view an address names; whatever else stands there is all. */
export const viewOf = (text: string | undefined): View =>
  views.find(({ view }) => view === text)?.view ?? 'all';

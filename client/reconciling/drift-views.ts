/** The views of a run's drifts, each an address of its own. */
export const views = [
  { view: 'all', name: 'All' },
  { view: 'repaired', name: 'Repaired' },
  { view: 'waiting', name: 'Waiting' },
  { view: 'left', name: 'Left' },
] as const;

export type View = (typeof views)[number]['view'];

/** The view an address names; whatever else stands there is all. */
export const viewOf = (text: string | undefined): View =>
  views.find(({ view }) => view === text)?.view ?? 'all';

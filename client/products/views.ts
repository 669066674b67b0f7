/** The views of the Products page, each an address of its own, in the order of the states. */
import { linkStates } from '../../src/shared/link-state.ts';
import { stateWords } from './product-words.ts';

export type View = 'all' | 'suggested' | (typeof linkStates)[number];

export const views: readonly { view: View; name: string }[] = [
  { view: 'all', name: 'All' },
  { view: 'suggested', name: 'Suggested' },
  ...linkStates.map((view) => ({ view, name: stateWords[view].says })),
];

/** The view an address names; whatever else stands there is all. */
export const viewOf = (text: string | undefined): View =>
  views.find(({ view }) => view === text)?.view ?? 'all';

/** What of the page stands in its address. */
export type Asked = {
  connection?: string | undefined;
  view?: View | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  variant?: string | undefined;
};

/** The page's address. Pure. */
export function productsPath({ connection, view, q, cursor, variant }: Asked): string {
  const search = new URLSearchParams();
  if (connection) search.set('connection', connection);
  if (view && view !== 'all') search.set('view', view);
  if (q) search.set('q', q);
  if (cursor) search.set('cursor', cursor);
  if (variant) search.set('variant', variant);
  return `/products${search.size > 0 ? `?${search}` : ''}`;
}

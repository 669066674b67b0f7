/** What of the Order Push page is shown, as it stands in the address: reloaded or shared, it is the same list. Pure. */
import { type PushStatus, pushStatuses } from '../../src/order-push/push-status.ts';
import { pushStatusWords } from '../words.ts';

export type View = 'all' | PushStatus;

export const views: readonly { view: View; name: string }[] = [
  { view: 'all', name: 'All' },
  ...pushStatuses.map((view) => ({ view, name: pushStatusWords[view] })),
];

/** A view by its name in the address; another word means all. */
export const viewOf = (text: string | undefined): View =>
  views.find(({ view }) => view === text)?.view ?? 'all';

export type Listed = {
  view?: View | undefined;
  q?: string | undefined;
  reason?: string | undefined;
  cursor?: string | undefined;
};

/** The page's path with what it shows; the store is added by whoever links (shell.to). */
export function listPath({ view, q, reason, cursor }: Listed): string {
  const search = new URLSearchParams();
  if (view && view !== 'all') search.set('view', view);
  if (q) search.set('q', q);
  if (reason) search.set('reason', reason);
  if (cursor) search.set('cursor', cursor);
  return `/order-push${search.size > 0 ? `?${search}` : ''}`;
}

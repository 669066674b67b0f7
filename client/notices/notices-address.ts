/** What of Notifications is shown, as it stands in the address: reloaded or shared, it is the same list. Pure. */
import { type NoticeKind, noticeKinds } from '../../src/notices/notice.ts';

export const views = [
  { view: 'all', name: 'All' },
  { view: 'unread', name: 'Unread' },
] as const;

export type View = (typeof views)[number]['view'];

/** The view an address names; whatever else stands there is all. */
export const viewOf = (text: string | undefined): View => (text === 'unread' ? 'unread' : 'all');

/** The kind an address names; undefined for every kind. */
export const kindOf = (text: string | undefined): NoticeKind | undefined =>
  noticeKinds.find((kind) => kind === text);

export type Listed = {
  view?: View | undefined;
  kind?: NoticeKind | undefined;
  cursor?: string | undefined;
};

/** The page's path with what it shows; the store is added by whoever links (shell.to). */
export function noticesPath({ view, kind, cursor }: Listed): string {
  const search = new URLSearchParams();
  if (view && view !== 'all') search.set('view', view);
  if (kind) search.set('kind', kind);
  if (cursor) search.set('cursor', cursor);
  return `/notifications${search.size > 0 ? `?${search}` : ''}`;
}

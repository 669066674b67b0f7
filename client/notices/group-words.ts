/** What a row of Notifications says: one notice in its own words, several in a sentence about them all. Pure. */
import type { NoticeKind, ShownNotice } from '../../src/notices/notice.ts';
import { groupTitle, noticeWordsNow } from '../../src/notices/notice-words.ts';

/** Whether what the newest of several says is true of all of them, and leads to where all are dealt with. */
const repeats: Record<NoticeKind, { says: boolean; path: boolean }> = {
  'new-order-received': { says: false, path: false },
  'push-failed': { says: true, path: false },
  'tracking-failed': { says: true, path: false },
  'mirror-asks': { says: true, path: false },
  'store-needs-reconnecting': { says: true, path: true },
  'drift-repaired': { says: false, path: false },
  'first-levels-waiting': { says: true, path: true },
  'mass-zero-stop': { says: true, path: true },
  'connection-requested': { says: true, path: true },
};

export type GroupWords = {
  title: string;
  says: string;
  /** Where all of it is dealt with; null where each notice leads to a page of its own. */
  path: string | null;
};

/** @param group `newest` of its `count` notices */
export function groupWords(group: { count: number; newest: ShownNotice }): GroupWords {
  const words = noticeWordsNow(group.newest);
  if (group.count < 2) return words;
  const { says, path } = repeats[group.newest.kind];
  return {
    title: groupTitle(group.newest, group.count),
    says: says ? words.says : '',
    path: path ? words.path : null,
  };
}

/**
 * The address a notice leads to, with the store chosen for all pages where the notice is about that store: another
 * one would hide there what it is about.
 */
export const noticeLink = (
  path: string,
  about: Pick<ShownNotice, 'storeId' | 'otherStoreId'>,
  shell: { chosenId: () => string | undefined; to: (path: string) => string },
): string => {
  const chosen = shell.chosenId();
  return chosen === about.storeId || chosen === about.otherStoreId ? shell.to(path) : path;
};

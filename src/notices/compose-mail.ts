/** Writes the mail of some notices: one, repeats of one thing, or a digest of many. Pure. */
import { inOneLine } from './in-one-line.ts';
import { mailPage } from './mail/mail-page.ts';
import type { MailContent } from './message.ts';
import type { NoticeKind, ShownNotice } from './notice.ts';
import { noticeAddress } from './notice-address.ts';
import { groupTitle, noticeTable, noticeWords } from './notice-words.ts';

/** Notices that are named of one group; the others are counted. */
export const namedPerGroup = 20;

/** Notices that are named in one mail. */
const namedMax = 200;

/** Characters of a title, and of a line under it: names of stores and orders come from outside. */
const titleMax = 200;
const lineMax = 300;

/** Of a mail as it is kept, bytes: far below what a row of D1 takes (2 MB). */
const bytesMax = 450_000;

/** Repeats of one thing. `newest`: those that are named, newest first, one at least. */
export type MailGroup = { count: number; newest: readonly ShownNotice[] };

export type MailDeps = {
  /** Without a slash at its end. */
  publicUrl: string;
  /** Where one click stops a kind, or all that goes to the address. */
  stopUrlOf: (kind: NoticeKind | 'all') => string;
};

/** @param groups in the order in which they are told, one at least */
export function composeMail(
  purpose: 'notices' | 'digest',
  groups: readonly MailGroup[],
  deps: MailDeps,
): MailContent {
  // Names are as long as they are: where a mail comes out too long, it names fewer.
  for (let most = namedMax; ; most = Math.floor(most / 2)) {
    const content = composeNaming(most, purpose, groups, deps);
    const bytes = new TextEncoder().encode(JSON.stringify(content)).byteLength;
    if (bytes <= bytesMax || most <= 1) return content;
  }
}

function composeNaming(
  most: number,
  purpose: 'notices' | 'digest',
  groups: readonly MailGroup[],
  { publicUrl, stopUrlOf }: MailDeps,
): MailContent {
  const kinds = [...new Set(groups.flatMap(({ newest }) => newest.map(({ kind }) => kind)))];
  const [first] = groups;
  const only = groups.length === 1 && first ? first : undefined;
  const one = only?.count === 1 ? only.newest[0] : undefined;
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const titles = groups.slice(0, most).map(titleOf);
  const title = only
    ? (titles[0] ?? '')
    : `${total.toLocaleString('en')} notices: ${titles[0]}${groups.length > 1 ? ', and more' : ''}`;
  const named = namedOf(groups, most);
  const sections = groups.slice(0, most).map((group, at) => ({
    title: only ? '' : (titles[at] ?? ''),
    lines: group.newest
      .slice(0, named[at])
      .map((notice) => lineOf(notice, group.count === 1, publicUrl)),
    left: group.count - (named[at] ?? 0),
  }));
  const left = groups.slice(most).reduce((sum, { count }) => sum + count, 0);
  if (left > 0) sections.push({ title: '', lines: [], left });
  const [kind] = kinds;
  const single = kinds.length === 1 ? kind : undefined;
  const page = mailPage({
    title: inOneLine(title, titleMax),
    sections,
    page: one
      ? { says: 'Open it in Crossdock', url: noticeAddress(one, publicUrl) }
      : { says: 'Open all notifications', url: `${publicUrl}/notifications` },
    stops: [
      ...kinds.map((of) => ({
        says: `Stop mail of this kind: ${noticeTable[of].name}`,
        url: stopUrlOf(of),
      })),
      { says: 'Stop all mail to this address', url: stopUrlOf('all') },
      { says: 'Choose what you are told', url: `${publicUrl}/settings/notifications` },
    ],
  });
  const subject = inOneLine(purpose === 'digest' && only ? `Digest: ${title}` : title, titleMax);
  return { kind: 'email', subject, ...page, stopUrl: stopUrlOf(single ?? 'all') };
}

/** How many of each group are named: one of each first, then a second one, until it is enough. */
function namedOf(groups: readonly MailGroup[], most: number): number[] {
  const named = groups.map(() => 0);
  let left = most;
  for (let nth = 1; nth <= namedPerGroup; nth += 1)
    for (const [at, { newest }] of groups.entries())
      if (left > 0 && newest.length >= nth) {
        named[at] = nth;
        left -= 1;
      }
  return named;
}

const titleOf = ({ count, newest }: MailGroup): string => {
  const [notice] = newest;
  if (!notice) return '';
  const title = count === 1 ? noticeWords(notice).title : groupTitle(notice, count);
  return inOneLine(title, titleMax);
};

/** A single notice's title stands above its line already. */
function lineOf(notice: ShownNotice, isAlone: boolean, publicUrl: string) {
  const { title, says } = noticeWords(notice);
  const url = noticeAddress(notice, publicUrl);
  const line = isAlone ? says || title : says ? `${title}. ${says}` : title;
  return { says: inOneLine(line, lineMax), url };
}

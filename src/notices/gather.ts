/** Decides which of a channel's waiting notices go together in one message, and which wait for more like them. Pure. */
import type { NoticeKind } from './notice.ts';

/** A notice that waits to go to a channel. */
export type Waiting = {
  noticeId: string;
  mode: 'at-once' | 'digest';
  /** Since when, ms. */
  at: number;
  groupId: string;
  kind: NoticeKind;
};

/** One message to be made of notices; `groupId` where they are repeats of one thing. */
export type Gathered = {
  purpose: 'notices' | 'digest';
  groupId: string | null;
  noticeIds: string[];
};

/** A further mail about the same thing goes this long after the one before, at the earliest. */
export const repeatAfterMs = 15 * 60_000;

/** What waited longer, whatever held it up (the channel was paused, the night), comes in one mail, not in a heap of them. */
const togetherAfterMs = repeatAfterMs + 5 * 60_000;

/** Every new order is news of its own: it waits for no other. */
export const isOfItsOwn = ({ kind }: Pick<Waiting, 'kind'>): boolean =>
  kind === 'new-order-received';

/**
 * @param waiting oldest first
 * @param lastOf when the last message that told of a group was made, ms
 * @param isDigestDue whether what is kept for the digest goes now
 * @returns what goes now, and when the rest of what goes at once does, ms; null where nothing of it waits
 */
export function gatherMail(
  waiting: readonly Waiting[],
  lastOf: ReadonlyMap<string, number>,
  isDigestDue: boolean,
  now: number,
): { messages: Gathered[]; nextAt: number | null } {
  const idsOf = (mode: Waiting['mode']): string[] =>
    waiting.filter((one) => one.mode === mode).map(({ noticeId }) => noticeId);
  const messages: Gathered[] = [];
  let nextAt: number | null = null;
  const groups = new Map<string, Waiting[]>();
  for (const one of waiting) {
    if (one.mode !== 'at-once') continue;
    const of = groups.get(one.groupId);
    if (of) of.push(one);
    else groups.set(one.groupId, [one]);
  }
  const oldest = waiting.find((one) => one.mode === 'at-once');
  if (oldest && groups.size > 1 && oldest.at <= now - togetherAfterMs)
    messages.push({ purpose: 'digest', groupId: null, noticeIds: idsOf('at-once') });
  else
    for (const [groupId, of] of groups) {
      const earliest = (lastOf.get(groupId) ?? Number.NEGATIVE_INFINITY) + repeatAfterMs;
      if (of.some(isOfItsOwn) || earliest <= now)
        messages.push({
          purpose: 'notices',
          groupId,
          noticeIds: of.map(({ noticeId }) => noticeId),
        });
      else nextAt = Math.min(nextAt ?? earliest, earliest);
    }
  const kept = isDigestDue ? idsOf('digest') : [];
  if (kept.length > 0) messages.push({ purpose: 'digest', groupId: null, noticeIds: kept });
  return { messages, nextAt };
}

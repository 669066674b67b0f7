/** Words for the settings of notifications and what became of messages: a sentence for every kind of everything. Pure. */
import type { ChannelKind, ChannelMode, PausedWhy } from '../../src/notices/channel.ts';
import type { AttemptOutcome, MessagePurpose, MessageState } from '../../src/notices/message.ts';
import type { NoticeKind } from '../../src/notices/notice.ts';
import type { Tone } from '../ui/badge.tsx';

/** When each kind is told. */
export const kindWords: Record<NoticeKind, string> = {
  'new-order-received': 'An order of a destination store arrived at the source store.',
  'push-failed': 'An order could not be pushed and waits for somebody.',
  'tracking-failed': 'A parcel left, but its number could not be given to the selling store.',
  'mirror-asks': 'Something of a pushed order could not be mirrored and waits for your answer.',
  'store-needs-reconnecting': 'A store does not let Crossdock in any more.',
  'drift-repaired': 'Reconciling found stock that differed, and put it right.',
  'first-levels-waiting': 'SKUs were linked, and nothing is written before somebody looks.',
  'mass-zero-stop': 'Many SKUs would have gone to zero at once, so nothing was written.',
  'connection-requested': 'A destination store is to sell what a source store ships.',
};

export const modeWords: Record<ChannelMode, string> = {
  off: 'Off',
  'at-once': 'At once',
  digest: 'Daily digest',
};

export const channelWords: Record<ChannelKind, { name: string; add: string }> = {
  email: { name: 'E-mail', add: 'Add e-mail' },
  webhook: { name: 'Webhook', add: 'Add webhook' },
};

/** Why a channel is paused, and what to do. */
export const pausedWords: Record<PausedWhy, { says: string; next: string }> = {
  'kept-failing': {
    says: 'Paused, because it kept failing',
    next: 'Look at the answers in its log, mend what is wrong there, then resume it.',
  },
  gone: {
    says: 'Paused, because the other side says it is gone',
    next: 'Remove it, or resume it where it is there again.',
  },
  refused: {
    says: 'Paused, because the other side refuses it',
    next: 'Look at the answers in its log, mend what is wrong there, then resume it.',
  },
  'by-hand': {
    says: 'Paused by you',
    next: 'What is to be told there waits until you resume it.',
  },
};

export const messageStateWords: Record<MessageState, { says: string; tone: Tone }> = {
  ready: { says: 'Waiting', tone: 'wait' },
  sending: { says: 'Sending', tone: 'info' },
  sent: { says: 'Sent', tone: 'good' },
  failed: { says: 'Given up', tone: 'bad' },
  dropped: { says: 'Not wanted any more', tone: 'quiet' },
};

export const purposeWords: Record<MessagePurpose, string> = {
  notices: 'At once',
  digest: 'Daily digest',
  test: 'Test',
};

export const outcomeWords: Record<AttemptOutcome, string> = {
  sent: 'Taken',
  failed: 'Failed for now',
  refused: 'Refused',
  gone: 'Gone',
};

/** The answer of a try in a sentence: its status, and how the answer began. */
export function answerWords(answer: { status: number | null; detail: string | null }): string {
  const { status, detail } = answer;
  if (status === null) return detail || 'No answer';
  return detail ? `${status}: ${detail}` : `${status}`;
}

/** What happened, in words, on the Activity page and in its file: changes and steps of orders. Total. Pure. */
import type { PausedWhy } from '../notices/channel.ts';
import type { OrderEventKind } from '../orders/order-event.ts';
import { detailWords, eventWords } from '../orders/order-event-words.ts';
import { actWords } from './act-words.ts';
import type { ShownKind } from './activity-groups.ts';

/** What happened, of either list. */
export const shownWords: Record<ShownKind, string> = { ...eventWords, ...actWords };

/** Why a channel was paused. */
const pausedWords: Record<PausedWhy, string> = {
  'kept-failing': 'it kept failing',
  gone: 'the other side says it is gone',
  refused: 'the other side refuses it',
  'by-hand': 'by hand',
};

const isPausedWhy = (text: string): text is PausedWhy => Object.hasOwn(pausedWords, text);

const isEvent = (kind: ShownKind): kind is OrderEventKind => Object.hasOwn(eventWords, kind);

/** What it was before and after, for people: a step of an order has its detail in words, and nothing before. */
export const changeWords = (change: {
  kind: ShownKind;
  before: string | null;
  after: string | null;
}): { before: string; after: string } =>
  isEvent(change.kind)
    ? { before: '', after: detailWords(change.kind, change.after) }
    : { before: change.before ?? '', after: afterWords(change.kind, change.after ?? '') };

const afterWords = (kind: ShownKind, after: string): string =>
  kind === 'channel-paused' && isPausedWhy(after) ? pausedWords[after] : after;

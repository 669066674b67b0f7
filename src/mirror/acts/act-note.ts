/** What we write on refunds, cancels and returns of ours, and how they are known again: stops our own echo. Pure. */
import type { MirrorAct } from './act.ts';

const idShape = /\bma_[0-9a-f]{16}\b/g;

/** Staff notes take 255 characters at most (shopify.dev, orderCancel); other notes more. */
const longest = 255;

/** @param words what it is about, for the store's staff; shortened where it is too long */
export function actNote(actId: string, words: string): string {
  const mark = ` (Crossdock ${actId})`;
  return `${words.slice(0, longest - mark.length)}${mark}`;
}

/** Whether a note carries this act's mark. */
export const isNoteOf = (actId: string, note: string | undefined): boolean =>
  note?.includes(actId) ?? false;

/** The acts whose marks a note carries. */
export const actIdsIn = (note: string | undefined): string[] => note?.match(idShape) ?? [];

/** A refund that was refused is another one when a person has it tried again; a lost answer is asked for with its own key. */
export const refundKey = ({ id, answeredAt }: Pick<MirrorAct, 'id' | 'answeredAt'>): string =>
  answeredAt === undefined ? id : `${id}-${answeredAt}`;

/**
 * What stands with a line that waits after a try: whether it may be sent again, or is only looked for, since a shipment
 * whose answer was lost may still arrive. Pure.
 */
import { failureWords } from '../platforms/failure-words.ts';

/** So often it is looked for; then a person has to. */
export const looksMost = 6;

export const lostWords =
  'The answer was lost, so it may be shipped or not. Look at the order at its source store, then give the line again.';

export const interruptedWords =
  'It was interrupted on our side. Look at the order before you ship it.';

/** @param looks that found nothing, 0 or more */
export const lookingWords = (looks: number): string =>
  `${lostWords} Looked for ${looks} of ${looksMost} times.`;

/** Nothing was sent, or its answer came, so it may be sent once more. */
const maySendAgain = (says: string): boolean =>
  says === interruptedWords || says.startsWith(failureWords.unreachable.says);

/**
 * @param says what stands with a line that waits; null before the first try
 * @returns how often a shipment that may be on its way was looked for; undefined where none may be
 */
export function looksOf(says: string | null): number | undefined {
  if (says === null || maySendAgain(says)) return undefined;
  const looks = / (\d+) of \d+ times\.$/.exec(says)?.[1];
  // Words that are not ours any more: nothing is sent for them.
  return looks === undefined ? looksMost : Number(looks);
}

type Group = { pushId: string; lines: readonly { says: string | null }[] };

/** Most of its lines' looks; undefined where nothing of it may be on its way. */
export function looksOfGroup({ lines }: Pick<Group, 'lines'>): number | undefined {
  const looks = lines.flatMap(({ says }) => looksOf(says) ?? []);
  return looks.length > 0 ? Math.max(...looks) : undefined;
}

/** Looks by the push that they are about. */
const looksByPush = (groups: readonly Group[]): Map<string, number> => {
  const looks = new Map<string, number>();
  for (const group of groups) {
    const ofGroup = looksOfGroup(group);
    if (ofGroup !== undefined)
      looks.set(group.pushId, Math.max(ofGroup, looks.get(group.pushId) ?? 0));
  }
  return looks;
};

/**
 * The order of a turn: what is looked for comes last, the least looked for before others, and before what else there is
 * of its push, of which nobody knows until then what is left.
 */
export function lookedForLast<One extends Group>(groups: readonly One[]): One[] {
  const looks = looksByPush(groups);
  const rank = (group: One): number => looks.get(group.pushId) ?? -1;
  const isOther = (group: One): number => (looksOfGroup(group) === undefined ? 1 : 0);
  return groups.toSorted((a, b) => rank(a) - rank(b) || isOther(a) - isOther(b));
}

/** Whether there is nothing to do but to wait and look. */
export function isAllLookedFor(groups: readonly Group[]): boolean {
  const looks = looksByPush(groups);
  return groups.every(({ pushId }) => looks.has(pushId));
}

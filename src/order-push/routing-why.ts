/** Why a pushed order stays outside its Location Group: a closed list, with the store's own words where it has some. */

export const routingWhys = [
  /** The store has not routed it, long after it was made. */
  'not-routed',
  /** No location of its group is open. */
  'no-open-location',
  /** Somebody at the store moved it there: that is not fought over. */
  'by-hand',
  /** It was shipped or cancelled before it could be moved. */
  'over',
  /** The store does not move it. */
  'refused',
  /** The store could not be asked, for hours. */
  'unreachable',
] as const;

export type RoutingWhy = (typeof routingWhys)[number];

/** Letters of a store's words that are kept. */
const wordsMax = 300;

/** @returns as it is kept: the kind, and after a space the store's words */
export const whyText = (kind: RoutingWhy, words = ''): string =>
  words === '' ? kind : `${kind} ${words.slice(0, wordsMax)}`;

/** Reads what whyText wrote; `refused` where it is nothing of ours. */
export function routingWhy(text: string): { kind: RoutingWhy; words: string } {
  const kind = routingWhys.find((one) => text === one || text.startsWith(`${one} `));
  return kind ? { kind, words: text.slice(kind.length + 1) } : { kind: 'refused', words: text };
}

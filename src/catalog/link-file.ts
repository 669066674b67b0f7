/** A file of links: what a line of it may ask for, and what becomes of that. */

/** Of a whole file: lines come in, are judged, wait for a person, are carried out. */
export type LinkFileState =
  | 'receiving'
  | 'judging'
  | 'judged'
  | 'applying'
  | 'applied'
  | 'discarded';

/** What a line asks of its two listings. */
export type LinkWish = 'link' | 'pause' | 'unlink';

/** What carrying it out would do. */
export const linkVerdicts = ['added', 'changed', 'removed', 'same', 'rejected'] as const;

export type LinkVerdict = (typeof linkVerdicts)[number];

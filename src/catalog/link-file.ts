/** A file of links: what a line of it may ask for, and what becomes of that. */

/** Of a whole file: its lines come in and are judged, wait for a person, are carried out. */
export type LinkFileState =
  | 'receiving'
  | 'judged'
  | 'applying'
  | 'applied'
  | 'cancelled'
  | 'discarded';

/** What a line asks of its two listings. */
export type LinkWish = 'link' | 'pause' | 'unlink';

/** What carrying it out would do. */
export const linkVerdicts = ['added', 'changed', 'removed', 'same', 'rejected'] as const;

export type LinkVerdict = (typeof linkVerdicts)[number];

/** Which of the two listings of a line. */
export type LineSide = 'destination' | 'source';

/** Why a line is rejected. Lists of variants are short: some of them, where there are many. */
export type RejectedFor =
  | { kind: 'nothing-named'; side: LineSide }
  | { kind: 'no-such-sku'; side: LineSide }
  | { kind: 'duplicate-sku'; side: LineSide; variants: string[] }
  | { kind: 'no-such-variant'; side: LineSide }
  /** The variant has this other SKU. */
  | { kind: 'sku-differs'; side: LineSide; sku: string }
  | { kind: 'no-sku' }
  | { kind: 'status-unknown'; status: string }
  | { kind: 'twice'; line: number }
  /** A person unlinks it just now: its store is to show 0 first. */
  | { kind: 'being-unlinked' }
  /** It is not any more as it was when the file was judged. */
  | { kind: 'changed-meanwhile' };

/** The link that a line changes or removes, as it was. */
export type LinkBefore = {
  kind: 'was';
  sourceVariantId: string;
  sourceSku: string;
  active: boolean;
};

export type LineWhy = RejectedFor | LinkBefore;

/** A listing as a line names it: empty where it does not say. A variant decides; then a SKU is only compared. */
export type NamedListing = { sku: string; variant: string };

/** A line as a file has it. */
export type FileLine = {
  /** As a person counts them in a spreadsheet: the head is line 1. */
  line: number;
  destination: NamedListing;
  source: NamedListing;
  status: string;
};

/** What a file may have: more is refused before it is read. Lines are those below the head, empty ones too. */
export const linkFileLimits = { bytes: 20 * 1024 * 1024, lines: 100_000 };

/** Lines sent, and judged, at once. */
export const linesAtOnce = 1_000;

/** A cell beyond this is cut: no SKU has more than 255 characters, so a cut one names nothing. */
export const cellMost = 300;

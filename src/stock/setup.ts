/**
 * What a ledger is told of the world around its source listing: who sells it, where, and how much of it each may show.
 * Read from the database by whoever calls the ledger; the ledger keeps the newest by `revision`.
 */
import { tail } from '../shared/ids.ts';

/** Names one ledger: a listing's inventory item at its source store. A SKU only finds links; renaming one moves nothing. */
export type LedgerName = { sourceStoreId: string; inventoryItemId: string };

/** What a destination keeps back (ST6). `share` of what is free first, then less the buffer, then at most the cap. */
export type Allowance = {
  /** Units never shown. */
  buffer: number;
  /** 0 to 100. */
  sharePercent: number;
  /** Units shown at most; undefined: no limit. */
  cap: number | undefined;
};

/** What becomes of stock that somebody edits on a destination: put back, or passed on to the source. */
export type EditPolicy = 'set-back' | 'pass-on';

/** A Location Group: the source locations that serve one destination location, first by priority. */
export type GroupSetup = {
  groupId: string;
  destinationLocationId: string;
  /** Since when its destination location is served, ms: a link waits there for Apply until it was applied since. */
  since: number;
  /** When a person agreed to the zeros that its last change brings, ms. */
  zeroAgreedAt?: number | null;
  sourceLocationIds: string[];
};

export type LinkSetup = Allowance & {
  /** Connection and destination variant. */
  linkId: string;
  connectionId: string;
  destinationStoreId: string;
  destinationItemId: string;
  /** The link and its connection take part: a paused one charges nothing and is not written. */
  active: boolean;
  /** When a person last saw the first levels and pressed Apply, ms; until then nothing is written for it (ST8). */
  alignedAt: number | undefined;
  /** A person unlinks it and has agreed that its copy shows nothing: until it does the link stands. */
  unlinking?: boolean;
  edits: EditPolicy;
  /** Links of the whole connection: what "many SKUs" means for the stop on mass zeroing (ST8). */
  linksOfConnection: number;
  groups: GroupSetup[];
};

export type LedgerSetup = LedgerName & {
  accountId: string;
  sku: string;
  title: string;
  /** Of the source store: rises with every change of links, groups, locations and allowances. Older ones are ignored. */
  revision: number;
  /** Every active location of the source store. */
  sourceLocationIds: string[];
  links: LinkSetup[];
};

/** The name of a ledger's object. */
export const ledgerKey = ({ sourceStoreId, inventoryItemId }: LedgerName): string =>
  `${sourceStoreId}/${inventoryItemId}`;

/** The key of a link: its connection and the destination's variant. */
export const linkIdOf = (connectionId: string, destinationVariantId: string): string =>
  `${connectionId}/${tail(destinationVariantId)}`;

/** One place a listing is shown: what the ledger keeps a target for. */
export const targetKey = (linkId: string, destinationLocationId: string): string =>
  `${linkId}@${destinationLocationId}`;

/** Whether a person has seen what a link shows at a group's place, and pressed Apply (ST8). */
export const isApplied = (
  link: Pick<LinkSetup, 'alignedAt'>,
  group: Pick<GroupSetup, 'since'> | undefined,
): boolean => link.alignedAt !== undefined && group !== undefined && group.since <= link.alignedAt;

/** What passes a store's gate for stock: one row per (inventory item, location), the newest wins. */
import type { LedgerName } from '../stock/setup.ts';

/** What a ledger wants a store to show at one place. */
export type GateRow = {
  ledger: LedgerName;
  /** The ledger's name of the place it is for. */
  target: string;
  connectionId: string;
  inventoryItemId: string;
  locationId: string;
  /** Units to show from now on. */
  value: number;
  /** Units the store is believed to show: the compare of compare-and-set. */
  changeFrom: number;
  /** The ledger's sequence: of two rows for one place the larger is newer; older ones are ignored. */
  sequence: number;
  /** A place that goes from something to nothing, not because of sales: counted by the stop on mass zeroing (ST8). */
  zeroing: boolean;
  /** Links of the connection, which that stop compares with. */
  linksOfConnection: number;
};

/** A ledger wants nothing written at one place any more: what it gave for it before this sequence is forgotten. */
export type Withdrawal = Pick<
  GateRow,
  'ledger' | 'target' | 'inventoryItemId' | 'locationId' | 'sequence'
>;

/**
 * Whose row it is: sequences are compared within it. A destination's listing that is linked anew keeps the name of its
 * place, and another ledger counts for it.
 */
export const ownerOf = ({ ledger, target }: Pick<GateRow, 'ledger' | 'target'>): string =>
  `${ledger.sourceStoreId}/${ledger.inventoryItemId} ${target}`;

/** A frozen batch: once sent, its rows never change, and its key is kept with them: it can be sent again as it is. */
export type GateBatch = {
  id: string;
  key: string;
  rows: GateRow[];
  /** When it was sent first, ms: an unknown answer is repeated identically for ten minutes after it. */
  sentAt: number | undefined;
  tries: number;
  /** It was sent before without an answer, and a number of it is replaced or withdrawn since: it is read, not repeated. */
  superseded: boolean;
};

/** What became of one row of a batch. */
export type RowOutcome =
  /** Shown by the store since `at` (its clock, ISO 8601). */
  | { kind: 'written'; at: string }
  /** The store had another value: nothing was written, and it shows `available` as read since. */
  | { kind: 'stale'; available: number; at: string }
  /** The store does not take it: shown to a person. `code` is the platform's own word. */
  | { kind: 'refused'; code: string; message: string }
  /** The answer was lost and the write is not repeated; what the store shows as read since. */
  | { kind: 'read-back'; available: number; at: string };

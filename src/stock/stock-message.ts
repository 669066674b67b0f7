/** What travels in queue `stock`: calls to stores that ledgers and gates owe, since neither waits for a store (rule 4). */
import type { LedgerName } from './setup.ts';

/** A reading of a store that one ledger is owed. */
export type Reading =
  /** Of its levels at the source. */
  | { of: 'read-source'; ledger: LedgerName }
  /** Of what a destination shows. */
  | { of: 'read-destination'; ledger: LedgerName; storeId: string; inventoryItemId: string };

/** The store that is read. */
export const storeRead = (reading: Reading): string =>
  reading.of === 'read-source' ? reading.ledger.sourceStoreId : reading.storeId;

/** What a gate hands to the queue: one reading goes by itself. */
export const readingsMessage = (storeId: string, readings: Reading[]): StockMessage => {
  const [first, ...others] = readings;
  return first && others.length === 0 ? first : { of: 'read-together', storeId, readings };
};

/** Messages in two heaps: readings by the store that is read, which its gate gathers, and the others. */
export function splitReadings(messages: readonly StockMessage[]): {
  readings: Map<string, Reading[]>;
  others: StockMessage[];
} {
  const isReading = (message: StockMessage): message is Reading =>
    message.of === 'read-source' || message.of === 'read-destination';
  return {
    readings: Map.groupBy(messages.filter(isReading), storeRead),
    others: messages.filter((message) => !isReading(message)),
  };
}

export type StockMessage =
  /** A gate's frozen batch goes to its store. */
  | { of: 'write'; storeId: string; batchId: string }
  | Reading
  /** Readings of one store that several ledgers are owed. */
  | { of: 'read-together'; storeId: string; readings: Reading[] }
  /**
   * Units are missing at a destination: were they sold? Orders changed since then (its clock, ISO 8601) are read, by a
   * reading that begins no earlier than `notBefore` (ms).
   */
  | { of: 'read-orders'; ledger: LedgerName; storeId: string; since: string; notBefore: number }
  /** The source is to be taken or given units for a destination without Order Push. */
  | { of: 'adjust'; ledger: LedgerName; number: number }
  /** Source stock rose: pushes that failed for want of it go again. */
  | { of: 'retry-too-few'; ledger: LedgerName }
  /** Ledgers of a connection hear of its links and allowances anew, a page at a time, and read what is missing. */
  | { of: 'tell-ledgers'; accountId: string; connectionId: string; after: string; read: boolean }
  /** Ledgers of those of its matches that are owed it hear of their links and listings anew, a page at a time. */
  | { of: 'tell-matches'; accountId: string; connectionId: string }
  /** A connection's listings are linked and derived anew, from where that stands, a page at a time. */
  | { of: 'match-connection'; accountId: string; connectionId: string }
  /** A file of links is owed its next turn. */
  | { of: 'link-file'; accountId: string; id: string };

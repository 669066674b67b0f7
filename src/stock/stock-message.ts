/** What travels in queue `stock`: calls to stores that ledgers and gates owe, since neither waits for a store (rule 4). */
import type { LedgerName } from './setup.ts';

export type StockMessage =
  /** A gate's frozen batch goes to its store. */
  | { of: 'write'; storeId: string; batchId: string }
  /** A ledger is owed a reading of its levels at the source. */
  | { of: 'read-source'; ledger: LedgerName }
  /** A ledger is owed a reading of what a destination shows. */
  | { of: 'read-destination'; ledger: LedgerName; storeId: string; inventoryItemId: string }
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
  | { of: 'tell-ledgers'; accountId: string; connectionId: string; after: string; read: boolean };

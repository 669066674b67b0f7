/** What the steps of a catalogue's import need beside what every run has. */
import type { PlatformListing } from '../../platforms/platform.ts';
import type { PlatformFailure } from '../../platforms/platform-failure.ts';
import type { Result } from '../../shared/result.ts';

export type ImportDeps = {
  listingLine: (line: string) => PlatformListing | undefined;
  /**
   * Keeps listings as read, with what ledgers are owed; what is as it was is not written, nor what a reading of a
   * higher number wrote (src/orders/reading-number.ts).
   */
  saveListings: (
    read: readonly PlatformListing[],
    reading: number,
  ) => Promise<{ added: number; changed: number }>;
  /** How many listings are kept of the store, but for those that are gone. */
  countKept: () => Promise<number>;
  /** Variants of them, in a stable order. */
  listKept: (after: string, limit: number) => Promise<string[]>;
  saveGone: (variantIds: readonly string[], reading: number) => Promise<void>;
  /** Reads the store's locations anew. */
  readLocations: () => Promise<Result<unknown, PlatformFailure>>;
  /** The store's connections: each is owed its matching from now on. */
  oweMatching: () => Promise<string[]>;
  /** Links and derives the next page of a connection; undefined where nothing is owed any more. */
  matchPage: (
    connectionId: string,
  ) => Promise<{ looked: number; linked: number; changed: number; isLast: boolean } | undefined>;
  /** A connection is matched: its ledgers hear of it, and orders that wait for it are looked at again. */
  matched: (connectionId: string, changed: number) => Promise<void>;
};

/** A store with more listings than this writes them down itself; fewer are read page by page. */
export const exportFrom = 2_500;

/** Listings kept in one statement. */
export const listingsPerChunk = 1_000;

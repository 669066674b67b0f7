/** What comparing a store's levels needs: the store, our copies of the ledgers, and the ledgers themselves. */
import type { Platform } from '../platforms/platform.ts';
import type { LedgerPort } from '../stock/ledger-port.ts';
import type { LedgerName, LedgerSetup } from '../stock/setup.ts';
import type { Drift } from './drift.ts';

export type SaidLevel = readonly [inventoryItemId: string, locationId: string, available: number];

/** A destination's place that shows another number than our copy says; `at` is its place in the list that was compared. */
export type DifferingTarget = LedgerName & { at: number; target: string };

export type CompareDeps = {
  store: { id: string; shop: string };
  roles: { source: boolean; destination: boolean };
  platform: Platform;
  compareTargets: (
    levels: readonly SaidLevel[],
  ) => Promise<{ matched: number; named: number; differing: DifferingTarget[] }>;
  compareLevels: (
    levels: readonly SaidLevel[],
  ) => Promise<{ matched: number; named: number; differing: { at: number }[] }>;
  readStretch: (
    side: 'source' | 'destination',
    stretch: { locationId: string; first: string; last: string; most: number },
  ) => Promise<string | undefined>;
  loadSetups: (names: readonly LedgerName[]) => Promise<LedgerSetup[]>;
  ledger: (name: LedgerName) => LedgerPort;
  /** Writes drifts down. @returns how many are new */
  found: (drifts: readonly Drift[]) => Promise<number>;
  now: () => number;
  /** ms */
  wait: (ms: number) => Promise<void>;
};

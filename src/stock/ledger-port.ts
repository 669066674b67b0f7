/** A ledger as everybody else reaches it: the same acts, answered later. */
import type { Ledger } from './ledger/ledger.ts';

export type LedgerPort = {
  [Act in keyof Ledger]: (...given: Parameters<Ledger[Act]>) => Promise<ReturnType<Ledger[Act]>>;
};

const acts = {
  tell: true,
  hold: true,
  settle: true,
  unsettle: true,
  endHold: true,
  observeSource: true,
  observeTargets: true,
  judgeTargets: true,
  judgeSource: true,
  firstReading: true,
  oweReadings: true,
  ordersRead: true,
  takeAdjustment: true,
  adjusted: true,
  rowOutcome: true,
  view: true,
  movements: true,
  compare: true,
} satisfies Record<keyof Ledger, true>;

/** Makes the port of one way to call: across objects, or in one process. */
export function ledgerPort(
  call: (act: keyof Ledger, given: unknown[]) => Promise<unknown>,
): LedgerPort {
  const entries = Object.keys(acts).map((act) => [
    act,
    (...given: unknown[]) => call(act as keyof Ledger, given),
  ]);
  return Object.fromEntries(entries) as LedgerPort;
}

/** Runs an act by its name. */
export const actOf = (ledger: Ledger, act: keyof Ledger, given: unknown[]): unknown =>
  (ledger[act] as (...given: unknown[]) => unknown)(...given);

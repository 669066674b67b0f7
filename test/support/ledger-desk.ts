// One ledger on real SQLite with a clock turned by hand, and the stores around it played by the test.
import type { GateRow, RowOutcome, Withdrawal } from '../../src/gate/gate-row.ts';
import { type Ledger, openLedger } from '../../src/stock/ledger/ledger.ts';
import { doLedgerWork } from '../../src/stock/ledger/work.ts';
import type { LedgerSetup, LinkSetup } from '../../src/stock/setup.ts';
import type { StockMessage } from '../../src/stock/stock-message.ts';
import { nodeSql } from './node-sql.ts';
import { virtualClock } from './virtual-clock.ts';

export const main = 'loc/main';
export const overflow = 'loc/overflow';

/** A destination that shows what `main` and `overflow` have, applied and setting edits back. */
export const linkTo = (store: string, more: Partial<LinkSetup> = {}): LinkSetup => ({
  linkId: `cn-${store}/v`,
  connectionId: `cn-${store}`,
  destinationStoreId: store,
  destinationItemId: `item/${store}`,
  active: true,
  alignedAt: 1,
  buffer: 0,
  sharePercent: 100,
  cap: undefined,
  edits: 'set-back',
  linksOfConnection: 12,
  groups: [
    {
      groupId: `g-${store}`,
      destinationLocationId: `loc/${store}`,
      since: 0,
      sourceLocationIds: [main, overflow],
    },
  ],
  ...more,
});

export function openLedgerDesk(links: LinkSetup[] = [linkTo('street'), linkTo('harbor')]) {
  const clock = virtualClock('2026-11-23T12:00:00Z');
  const sql = nodeSql();
  const ledger: Ledger = openLedger(sql, clock.now);
  let setup: LedgerSetup = {
    accountId: 'demo',
    sourceStoreId: 'north',
    inventoryItemId: 'item/north',
    sku: 'MUG-RED',
    title: 'Red mug',
    revision: 1,
    sourceLocationIds: [main, overflow],
    links,
  };
  let reading = 0;
  const rows: GateRow[] = [];
  const withdrawals: Withdrawal[] = [];
  const errands: StockMessage[] = [];
  const iso = (ms = clock.now()) => new Date(ms).toISOString();
  const target = (store: string) => {
    const link = setup.links.find((one) => one.destinationStoreId === store);
    return `${link?.linkId}@${link?.groups[0]?.destinationLocationId}`;
  };
  const desk = {
    clock,
    sql,
    ledger,
    get setup() {
      return setup;
    },
    tell: (changed: Partial<LedgerSetup>) => {
      setup = { ...setup, ...changed, revision: setup.revision + 1 };
      ledger.tell(setup);
    },
    /** Everything owed by now is done; rows for gates and errands are collected. */
    work: async () => {
      await doLedgerWork(
        sql,
        {
          putRows: async (_, put) => void rows.push(...put),
          withdrawRows: async (_, withdrawn) => void withdrawals.push(...withdrawn),
          savePages: async () => undefined,
          send: async (sent) => void errands.push(...sent),
          log: (line) => {
            throw new Error(line);
          },
        },
        clock.now,
      );
    },
    /** Rows that left for gates since the last asking, newest per place. */
    takeRows: async (): Promise<GateRow[]> => {
      await desk.work();
      const newest = new Map(rows.splice(0).map((row) => [row.target, row]));
      return [...newest.values()];
    },
    /** What gates were told to forget since the last asking. */
    takeWithdrawals: async (): Promise<Withdrawal[]> => {
      await desk.work();
      return withdrawals.splice(0);
    },
    takeErrands: async (): Promise<StockMessage[]> => {
      await desk.work();
      return errands.splice(0);
    },
    /** The source's webhook. */
    sourceSays: (available: number, { at = clock.now(), locationId = main } = {}) =>
      ledger.observeSource(setup, {
        begun: undefined,
        levels: [{ locationId, available, storeAt: at }],
        actor: 'north',
        cause: 'north says so',
      }),
    /** A reading of ours, of both locations. */
    readSource: (atMain: number, atOverflow = 0, { begun = clock.now(), at = clock.now() } = {}) =>
      ledger.observeSource(setup, {
        begun,
        levels: [
          { locationId: main, available: atMain, storeAt: at },
          { locationId: overflow, available: atOverflow, storeAt: at },
        ],
        actor: 'north',
        cause: 'a reading of north',
      }),
    /** A destination's webhook. */
    says: (store: string, available: number, at = clock.now()) =>
      ledger.observeTargets(setup, [
        { target: target(store), available, storeAt: at, begun: undefined },
      ]),
    readTarget: (store: string, available: number, at = clock.now()) =>
      ledger.observeTargets(setup, [
        { target: target(store), available, storeAt: at, begun: clock.now() },
      ]),
    /** A destination's order was read: this line wants so many. */
    sold: (
      store: string,
      line: string,
      units: number,
      more: {
        at?: number;
        path?: 'push' | 'adjust';
        createdAt?: number;
        shippedByOthers?: number;
        pushed?: number;
      } = {},
    ) => {
      reading += 1;
      return ledger.hold(setup, {
        key: `${store}/${line}`,
        orderId: `order-of-${line}`,
        orderName: `#${line}`,
        destinationStoreId: store,
        linkId: setup.links.find((one) => one.destinationStoreId === store)?.linkId,
        units,
        path: more.path ?? 'push',
        shippedByOthers: more.shippedByOthers ?? 0,
        ...(more.pushed === undefined ? {} : { pushed: more.pushed }),
        createdAt: iso(more.createdAt ?? more.at),
        updatedAt: iso(more.at),
        reading,
        assigned: [{ locationId: `loc/${store}`, quantity: units }],
        cause: `${store} #${line}`,
      });
    },
    pushed: (
      store: string,
      line: string,
      units: number,
      more: { at?: number; locationId?: string; part?: number } = {},
    ) =>
      ledger.settle({
        key: `${store}/${line}`,
        reference: `push:${line}${more.part === undefined ? '' : `:${more.part}`}`,
        at: iso(more.at),
        parts: [{ locationId: more.locationId, units }],
      }),
    outcome: (row: GateRow, outcome: RowOutcome) => ledger.rowOutcome(row, outcome),
    written: (row: GateRow, at = clock.now()) =>
      ledger.rowOutcome(row, { kind: 'written', at: iso(at) }),
    target,
    iso,
    /** What each store is expected to show, and may. */
    shows: () =>
      Object.fromEntries(
        (ledger.view()?.targets ?? []).map((one) => [
          one.destinationStoreId,
          {
            expected: one.expected,
            sellable: one.sellable,
            suspense: one.suspense,
            state: one.state,
          },
        ]),
      ),
    /** Both stores were read, show what the source has, and are at rest. */
    begin: async (available: number, atOverflow = 0) => {
      ledger.tell(setup);
      desk.readSource(available, atOverflow);
      for (const link of setup.links)
        desk.readTarget(link.destinationStoreId, available + atOverflow);
      clock.advance(5_000);
      await desk.work();
      errands.splice(0);
      rows.splice(0);
    },
  };
  return desk;
}

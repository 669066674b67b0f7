// A small world around one ledger: a source with two locations, a store whose orders are pushed and one whose are not.
// Webhooks come late, twice, shuffled or never; answers get lost; people edit numbers. Seeded: a seed is a history.

import { seededRandom } from '../../sandbox/shopify/seeded-random.ts';
import type { GateRow } from '../../src/gate/gate-row.ts';
import type { EditPolicy } from '../../src/stock/setup.ts';
import { linkTo, main, openLedgerDesk, overflow } from '../support/ledger-desk.ts';

type SoldOrder = {
  line: string;
  units: number;
  createdAt: number;
  changedAt: number;
  /** Units that its parts stand for, and how many parts it has. */
  pushed: number;
  parts: number;
};
type Shop = { level: number; changedAt: number; orders: SoldOrder[] };

export const stores = ['street', 'harbor'] as const;
type StoreName = (typeof stores)[number];

export type Chances = {
  lost: number;
  twice: number;
  answerLost: number;
  edits: number;
  /** What becomes of edits at the stores; set back where it is not said. */
  policy?: EditPolicy;
};

export async function runStockWorld(seed: number, chances: Chances, turns = 80) {
  const random = seededRandom(String(seed));
  const chance = (p: number) => random() < p;
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const policy = { edits: chances.policy ?? 'set-back' } as const;
  const desk = openLedgerDesk([linkTo('street', policy), linkTo('harbor', policy)]);
  const { clock, ledger } = desk;
  const second = () => Math.floor(clock.now() / 1000) * 1000;

  const source = new Map([
    [main, { level: 40, changedAt: second() }],
    [overflow, { level: 20, changedAt: second() }],
  ]);
  const shops: Record<StoreName, Shop> = {
    street: { level: 60, changedAt: second(), orders: [] },
    harbor: { level: 60, changedAt: second(), orders: [] },
  };
  let moved = 0;
  let faults = true;
  let lines = 0;
  const later: { at: number; run: () => void }[] = [];
  const queue = new Map<string, GateRow>();
  const gate = new Map<
    string,
    { row: GateRow; done: Parameters<typeof desk.outcome>[1] | undefined }
  >();
  const adjustments = new Map<number, { at: number; available: number } | 'stale'>();
  const wrote: { row: GateRow; sellable: number }[] = [];

  const soon = (run: () => void, withinMs = 5_000) =>
    later.push({ at: clock.now() + Math.floor(random() * withinMs), run });
  const webhook = (run: () => void) => {
    if (faults && chance(chances.lost)) return;
    soon(run, faults && chance(0.1) ? 90_000 : 4_000);
    if (faults && chance(chances.twice)) soon(run, 30_000);
  };
  const sourceChanges = (locationId: string, delta: number) => {
    const place = source.get(locationId);
    if (!place) return;
    place.level += delta;
    place.changedAt = second();
    const { level, changedAt } = place;
    webhook(() => desk.sourceSays(level, { at: changedAt, locationId }));
  };
  const shopChanges = (name: StoreName, level: number) => {
    const shop = shops[name];
    shop.level = level;
    shop.changedAt = second();
    const at = second();
    webhook(() => desk.says(name, level, at));
  };
  const readOrder = (name: StoreName, order: SoldOrder) =>
    desk.sold(name, order.line, order.units, {
      at: order.changedAt,
      createdAt: order.createdAt,
      path: name === 'street' ? 'push' : 'adjust',
      pushed: order.pushed,
    });
  const push = (order: SoldOrder) => {
    const units = order.units - order.pushed;
    if (units <= 0) return;
    order.pushed += units;
    order.parts += 1;
    const part = order.parts;
    const locationId = chance(0.7) ? main : overflow;
    sourceChanges(locationId, -units);
    moved -= units;
    const at = second();
    const named = chance(0.5) ? { locationId } : {};
    const settle = () => desk.pushed('street', order.line, units, { at, part, ...named });
    soon(settle, chance(0.2) ? 20_000 : 1_500);
    if (faults && chance(chances.twice)) soon(settle, 30_000);
  };
  // The source order follows the customer's: its part stands for fewer units, and the source has them a little later.
  const look = (order: SoldOrder) => {
    const over = order.pushed - order.units;
    if (over <= 0) return;
    order.pushed -= over;
    moved += over;
    soon(() => sourceChanges(chance(0.7) ? main : overflow, over), chance(0.2) ? 90_000 : 8_000);
  };
  const takeOrder = (name: StoreName, order: SoldOrder) => {
    readOrder(name, order);
    if (name === 'street')
      soon(() => {
        look(order);
        push(order);
      });
  };
  const tellOrder = (name: StoreName, order: SoldOrder) => webhook(() => takeOrder(name, order));

  const acts: (() => void)[] = [
    () => {
      const name = chance(0.5) ? 'street' : 'harbor';
      const shop = shops[name];
      const units = Math.min(upTo(3), shop.level);
      if (units <= 0) return;
      lines += 1;
      const order = {
        line: String(1000 + lines),
        units,
        createdAt: second(),
        changedAt: second(),
        pushed: 0,
        parts: 0,
      };
      shop.orders.push(order);
      if (name === 'harbor') moved -= units;
      shopChanges(name, shop.level - units);
      tellOrder(name, order);
    },
    () => {
      const units = upTo(2);
      sourceChanges(chance(0.7) ? main : overflow, -units);
      moved -= units;
    },
    () => {
      const units = upTo(6);
      sourceChanges(chance(0.7) ? main : overflow, units);
      moved += units;
    },
    () => {
      const name = chance(0.5) ? 'street' : 'harbor';
      const order = shops[name].orders.at(-upTo(3));
      if (!order || order.units === 0) return;
      const units = upTo(order.units);
      order.units -= units;
      order.changedAt = second();
      if (name === 'harbor') moved += units;
      // Not put back and sold again before anybody reads the order: nobody could tell that from an edit.
      if (chances.policy === 'pass-on' || chance(0.5)) shopChanges(name, shops[name].level + units);
      tellOrder(name, order);
    },
    () => {
      const name = chance(0.5) ? 'street' : 'harbor';
      const shop = shops[name];
      const order = shop.orders.at(-upTo(3));
      if (!order || shop.level === 0 || chances.policy === 'pass-on') return;
      order.units += 1;
      order.changedAt = second();
      if (name === 'harbor') moved -= 1;
      shopChanges(name, shop.level - 1);
      tellOrder(name, order);
    },
    () => {
      if (!chance(chances.edits)) return;
      const name = chance(0.5) ? 'street' : 'harbor';
      shopChanges(name, Math.max(0, shops[name].level + upTo(9) - 5));
    },
  ];

  const readShop = (name: StoreName) => {
    const { level, changedAt } = shops[name];
    desk.readTarget(name, level, changedAt);
  };
  const readSource = () => {
    const at = (id: string) => source.get(id) ?? { level: 0, changedAt: 0 };
    ledger.observeSource(desk.setup, {
      begun: clock.now(),
      levels: [main, overflow].map((locationId) => ({
        locationId,
        available: at(locationId).level,
        storeAt: at(locationId).changedAt,
      })),
      actor: 'north',
      cause: 'a reading of north',
    });
  };

  const errands = async () => {
    for (const errand of await desk.takeErrands()) {
      if (faults && chance(chances.lost)) continue;
      if (errand.of === 'read-source') readSource();
      if (errand.of === 'read-destination') readShop(errand.storeId as StoreName);
      if (errand.of === 'read-orders') {
        const name = errand.storeId as StoreName;
        const begun = clock.now();
        for (const order of shops[name].orders) takeOrder(name, order);
        ledger.ordersRead({ storeId: name, begun });
      }
      if (errand.of === 'adjust') adjust(errand.number);
    }
  };
  const adjust = (number: number) => {
    const sent = ledger.takeAdjustment(number);
    if (!sent) return;
    const place = source.get(sent.locationId);
    if (!place) return;
    let answer = adjustments.get(number);
    if (!answer) {
      if (place.level !== sent.changeFrom) answer = 'stale';
      else {
        sourceChanges(sent.locationId, sent.delta);
        answer = { at: second(), available: place.level };
      }
      adjustments.set(number, answer);
    }
    if (faults && chance(chances.answerLost)) return;
    const heard = answer;
    soon(
      () =>
        ledger.adjusted(
          number,
          heard === 'stale' ? { kind: 'stale' } : { kind: 'adjusted', ...heard },
        ),
      1_500,
    );
  };
  const write = async () => {
    const rows = await desk.takeRows();
    // What the ledger says as these rows leave; what it learns while they are on the wire makes other rows.
    const may = desk.shows();
    for (const row of rows) {
      const queued = queue.get(row.target);
      if (!queued || queued.sequence < row.sequence) queue.set(row.target, row);
    }
    for (const [target, row] of queue) {
      // Budget and pace: a row waits, and a newer one replaces it.
      if (gate.has(target) || (faults && chance(0.4))) continue;
      queue.delete(target);
      gate.set(target, { row, done: undefined });
    }
    for (const entry of gate.values()) {
      const name = entry.row.target.includes('street') ? 'street' : 'harbor';
      const shop = shops[name];
      const shown = { available: shop.level, at: desk.iso(shop.changedAt) };
      // Lost before it arrived, and wanted no more: it is not repeated, the place is read.
      if (!entry.done && queue.has(entry.row.target)) entry.done = { kind: 'read-back', ...shown };
      if (!entry.done && faults && chance(chances.answerLost / 2)) continue;
      if (!entry.done && shop.level === entry.row.changeFrom) {
        wrote.push({ row: entry.row, sellable: may[name]?.sellable ?? 0 });
        if (entry.row.value !== shop.level) shopChanges(name, entry.row.value);
        entry.done = { kind: 'written', at: desk.iso(second()) };
      }
      entry.done ??= { kind: 'stale', ...shown };
      if (faults && chance(chances.answerLost)) continue;
      const knownAt = desk.outcome(entry.row, entry.done);
      gate.delete(entry.row.target);
      // Made without knowing the outcome: the ledger makes another where it is needed.
      if ((queue.get(entry.row.target)?.sequence ?? Number.POSITIVE_INFINITY) <= knownAt)
        queue.delete(entry.row.target);
    }
  };
  const live = async (ms: number, stepMs = 400) => {
    const until = clock.now() + ms;
    while (clock.now() < until) {
      clock.advance(stepMs / 2 + Math.floor(random() * stepMs));
      const due = later.filter(({ at }) => at <= clock.now());
      for (const one of due) later.splice(later.indexOf(one), 1);
      for (const one of due) one.run();
      await errands();
      await write();
    }
  };

  const reconcileShop = (name: StoreName) => {
    const { level, changedAt } = shops[name];
    const target = desk.target(name);
    const copy = ledger.view()?.targets.find((one) => one.target === target);
    if (copy?.expected === level) return;
    ledger.judgeTargets(desk.setup, [
      { target, available: level, storeAt: changedAt, begun: undefined },
    ]);
  };
  const reconcileSource = () => {
    const copies = new Map(
      ledger.view()?.levels.map(({ locationId, available }) => [locationId, available]),
    );
    if ([...source].every(([id, { level }]) => copies.get(id) === level)) return;
    ledger.judgeSource(desk.setup, {
      begun: clock.now(),
      levels: [...source].map(([locationId, { level, changedAt }]) => ({
        locationId,
        available: level,
        storeAt: changedAt,
      })),
      actor: 'north',
      cause: 'reconciling north',
    });
  };

  await desk.begin(40, 20);
  for (let turn = 0; turn < turns; turn += 1) {
    acts[Math.floor(random() * acts.length)]?.();
    await live(random() * 3_000);
  }
  faults = false;
  await live(4 * 60_000, 4_000);
  // What reconciling does: changed orders are handled, and only a number that differs from the ledger's copy wakes it.
  for (let round = 0; round < 2; round += 1) {
    for (const name of stores) {
      for (const order of shops[name].orders) takeOrder(name, order);
      reconcileShop(name);
    }
    reconcileSource();
    await live(4 * 60_000, 4_000);
  }
  const total = [...source.values()].reduce((sum, place) => sum + place.level, 0);
  return {
    total,
    expectedTotal: 60 + moved,
    shown: { street: shops.street.level, harbor: shops.harbor.level },
    view: ledger.view(),
    mismatches: ledger.compare(),
    wrote,
    desk,
  };
}

// The races, one by one (the list at the end of the stock design, with the public issues they come from).
import { linkTo, main, openLedgerDesk } from '../support/ledger-desk.ts';
import { assert, type Peer } from './scenario.ts';

const second = 1_000;

export const peers: Peer[] = [
  {
    bug: 'a late absolute write undoes a sale: 95 back to 97',
    cites: 'shopify.dev, changelog "Concurrency protection features": why sets compare',
    run: async () => {
      const desk = openLedgerDesk();
      await desk.begin(97);
      desk.sourceSays(96);
      const row = (await desk.takeRows()).find((one) => one.target === desk.target('street'));
      // Meanwhile street sold two: it shows 95, our 96 is refused, and what is written next is less than both.
      assert.ok(row);
      assert.equal(row.changeFrom, 97);
      desk.outcome(row, { kind: 'stale', available: 95, at: desk.iso() });
      const [next] = (await desk.takeRows()).filter((one) => one.target === desk.target('street'));
      assert.deepEqual(
        { value: next?.value, from: next?.changeFrom, suspense: desk.shows().street?.suspense },
        { value: 94, from: 95, suspense: 2 },
      );
    },
    guard: {
      file: 'src/stock/ledger/observe-target.ts',
      line: '  if (seen.available < expected)\n    suspend(',
      without: '  if (seen.available < -1)\n    suspend(',
    },
  },
  {
    bug: 'stock is checked in one transaction and reserved in another',
    cites: 'vendurehq/vendure 3508, 1738, 4930',
    run: async () => {
      const desk = openLedgerDesk();
      await desk.begin(1);
      // Two stores sell the last unit at the same time: the second reading counts what the first one took, at once.
      desk.sold('street', '1', 1);
      assert.equal(desk.shows().harbor?.sellable, 0);
      desk.sold('harbor', '2', 1);
      assert.equal(desk.ledger.view()?.free, -1);
      assert.deepEqual(desk.shows().street?.sellable, 0);
    },
    guard: {
      file: 'src/stock/ledger/free.ts',
      line: 'FROM charges WHERE held > 0",\n    ),',
      without: 'FROM charges WHERE held > 1",\n    ),',
    },
  },
  {
    bug: 'two lines of one order share one SKU and are each checked alone',
    cites: 'medusajs/medusa 16502',
    run: async () => {
      const desk = openLedgerDesk();
      await desk.begin(3);
      desk.sold('street', '1001-a', 2);
      desk.sold('street', '1001-b', 2);
      assert.equal(desk.ledger.view()?.held, 4);
      assert.equal(desk.shows().harbor?.sellable, 0);
    },
    guard: {
      file: 'src/stock/ledger/free.ts',
      line: 'FROM charges WHERE held > 0",\n    ),',
      without: 'FROM charges WHERE held > 0 LIMIT 1",\n    ),',
    },
  },
  {
    bug: 'one sale is reserved twice because its event came twice',
    cites: 'medusajs/medusa 5198, 16569',
    run: async () => {
      const desk = openLedgerDesk();
      await desk.begin(10);
      const at = desk.clock.now();
      desk.sold('street', '1', 2, { at });
      desk.sold('street', '1', 2, { at });
      assert.equal(desk.ledger.view()?.held, 2);
      // A repetition moves what the store is expected to show no second time.
      assert.equal(desk.shows().street?.expected, 8);
    },
    guard: {
      file: 'src/stock/ledger/hold.ts',
      line: 'const sold = line.units - wantedBefore;',
      without: 'const sold = line.units;',
    },
  },
  {
    bug: 'what is reserved becomes negative',
    cites: 'medusajs/medusa 12401',
    run: async () => {
      const desk = openLedgerDesk();
      await desk.begin(10);
      const placed = desk.clock.now();
      desk.sold('street', '1', 3);
      desk.pushed('street', '1', 3, { locationId: main });
      desk.clock.advance(2 * second);
      desk.sourceSays(7);
      // The order is cut to one after three were taken: nothing is held, and nothing is held below nothing.
      const { held } = desk.sold('street', '1', 1, { createdAt: placed });
      assert.deepEqual([held, desk.ledger.view()?.free], [0, 7]);
    },
    guard: {
      file: 'src/stock/ledger/free.ts',
      line: 'held = max(0, wanted - ended - coalesce(',
      without: 'held = max(-9, wanted - ended - coalesce(',
    },
  },
  {
    bug: 'the push and the stock path each lower the source for one sale',
    cites:
      'shopify.dev, orderCreate inventoryBehaviour; "stock moved twice" in multi-store help pages',
    run: async () => {
      const desk = openLedgerDesk();
      await desk.begin(10);
      const placed = desk.clock.now();
      desk.sold('street', '1', 2, { path: 'push' });
      desk.pushed('street', '1', 2, { locationId: main });
      desk.clock.advance(2 * second);
      desk.sourceSays(8);
      // Order Push goes off afterwards: what the push took is not taken again.
      desk.sold('street', '1', 2, { path: 'adjust', createdAt: placed });
      assert.equal(desk.ledger.takeAdjustment(1), undefined);
      assert.equal(desk.ledger.view()?.free, 8);
    },
    guard: {
      file: 'src/stock/ledger/free.ts',
      line: "WHERE s.key = charges.key AND s.by = 'push'), 0)))",
      without: "WHERE s.key = charges.key AND s.by = 'nobody'), 0)))",
    },
  },
  {
    bug: 'a mirrored restock and the stock path each raise a store for one cancel',
    cites: 'shopify.dev, refundCreate restockType; stock rule 6',
    run: async () => {
      const desk = openLedgerDesk();
      await desk.begin(10);
      const placed = desk.clock.now();
      desk.sold('harbor', '1', 2, { path: 'adjust' });
      desk.ledger.takeAdjustment(1);
      desk.ledger.adjusted(1, { kind: 'adjusted', at: desk.clock.now(), available: 8 });
      for (const row of await desk.takeRows()) desk.written(row);
      desk.clock.advance(2 * second);
      // Cancelled there with restock: the store puts two back itself, and the ledger gives them back at the source.
      desk.says('harbor', 10);
      desk.sold('harbor', '1', 0, { path: 'adjust', createdAt: placed });
      const sent = desk.ledger.takeAdjustment(2);
      assert.equal(sent?.delta, 2);
      desk.ledger.adjusted(2, { kind: 'adjusted', at: desk.clock.now(), available: 10 });
      assert.deepEqual(
        [desk.ledger.view()?.free, desk.shows().harbor?.sellable, desk.shows().street?.sellable],
        [10, 10, 10],
      );
      assert.equal(desk.ledger.takeAdjustment(3), undefined);
    },
    guard: {
      file: 'src/stock/ledger/adjusted.ts',
      line: '            -row.delta,\n',
      without: '            0,\n',
    },
  },
  {
    bug: 'a webhook is taken for a difference instead of a state',
    cites: 'community.shopify.dev 32284: two quick changes arrive as two equal states',
    run: async () => {
      const desk = openLedgerDesk();
      await desk.begin(0);
      // 0 → 10 → 0 within a moment: both webhooks say 0, and the second comes again.
      for (const wait of [second, second, 0]) {
        desk.clock.advance(wait);
        desk.sourceSays(0);
      }
      assert.equal(desk.ledger.view()?.free, 0);
      desk.clock.advance(second);
      desk.sourceSays(6);
      desk.clock.advance(second);
      desk.sourceSays(5);
      desk.sourceSays(5);
      assert.equal(desk.ledger.view()?.free, 5);
    },
    guard: {
      file: 'src/stock/ledger/observe-source.ts',
      line: '  keepLevel(sql, seen.begun, level, now);\n  writeRest(',
      without:
        '  keepLevel(sql, seen.begun, { ...level, available: (known?.available ?? 0) + level.available }, now);\n  writeRest(',
    },
  },
  {
    bug: 'the last write wins: an older state replaces a newer one',
    cites: 'shopify.dev, webhooks best practices: order is not guaranteed, a day late is possible',
    run: async () => {
      const desk = openLedgerDesk();
      await desk.begin(10);
      const early = desk.clock.now();
      desk.clock.advance(5 * second);
      desk.sourceSays(4);
      desk.sourceSays(9, { at: early });
      assert.equal(desk.ledger.view()?.free, 4);
    },
    guard: {
      file: 'src/stock/ledger/observe-source.ts',
      line: 'return level.storeAt > known.store_at;',
      without: 'return true;',
    },
  },
  {
    bug: 'our own write comes back as a webhook and is written again',
    cites: 'shopify.dev, inventory_levels/update carries no cause: an echo looks like a change',
    run: async () => {
      const desk = openLedgerDesk([linkTo('street', { buffer: 2 }), linkTo('harbor')]);
      await desk.begin(10);
      for (const row of await desk.takeRows()) desk.written(row);
      desk.clock.advance(2 * second);
      desk.sourceSays(7);
      const rows = await desk.takeRows();
      assert.deepEqual(rows.map(({ value }) => value).sort(), [5, 7]);
      for (const row of rows) desk.written(row);
      desk.clock.advance(second);
      // The echo of a store with a buffer is not what the source has, and still no news.
      desk.says('street', 5);
      desk.says('harbor', 7);
      assert.deepEqual(await desk.takeRows(), []);
      assert.equal(desk.ledger.view()?.free, 7);
    },
    guard: {
      file: 'src/stock/ledger/take-outcome.ts',
      line: 'target.seen_since_sent === 1 ? 0 : shift,',
      without: '0,',
    },
  },
  {
    bug: 'an echo goes round a chain of three stores for ever',
    cites: 'woocommerce/woocommerce-square 185; Eshopbox Central-Backlog 333',
    run: async () => {
      // North → X and X → Y: X's webhook is a destination's for the one ledger and a source's for the other.
      const north = openLedgerDesk([linkTo('x')]);
      const x = openLedgerDesk([linkTo('y')]);
      await north.begin(10);
      await x.begin(10);
      north.sourceSays(7);
      const toX = await north.takeRows();
      assert.deepEqual(
        toX.map(({ value }) => value),
        [7],
      );
      for (const row of toX) north.written(row);
      for (const desk of [north, x]) desk.clock.advance(2 * second);
      north.says('x', 7);
      x.sourceSays(7);
      const toY = await x.takeRows();
      assert.deepEqual(
        toY.map(({ value }) => value),
        [7],
      );
      for (const row of toY) x.written(row);
      for (const desk of [north, x]) desk.clock.advance(2 * second);
      x.says('y', 7);
      assert.deepEqual([...(await north.takeRows()), ...(await x.takeRows())], []);
    },
    guard: {
      file: 'src/stock/ledger/fan-out.ts',
      line: 'if (value === shows || target.expected === null) continue;',
      without: 'if (target.expected === null) continue;',
    },
  },
];

/**
 * Half a million numbers for one store on Shopify's standard plan, all of them waiting at once, and every echo delivered
 * back to our own door: how close to the ideal they are through, in virtual time.
 *
 * The store's gate, its budget, the batches, the Shopify client, the inbox and the door are the product's own. In place
 * of half a million ledgers, rows go to the gate directly and outcomes are counted; in place of a sandbox store, a light
 * one answers writes alone; and how fast the door answers is a model, since time here is not the machine's: it takes
 * the rate that the gate counts on, and an answer later than five seconds counts as none.
 */

import type { GateRow, RowOutcome } from '../../src/gate/gate-row.ts';
import { doorRowsPerSecond, rowsPerBatch } from '../../src/gate/pace.ts';
import { gateWorkDue } from '../../src/gate/work.ts';
import { ledgerPort } from '../../src/stock/ledger-port.ts';
import type { World, WorldStore } from '../../test/support/world.ts';
import type { Figure, Measured } from '../figure.ts';
import { openLightStore, pointsPerWrite, standardPlan } from '../half-a-million/light-store.ts';
import { openModelledDoor } from '../half-a-million/modelled-door.ts';
import { openManyStores } from '../support/many-stores.ts';

const items = 100_000;
const locations = 5;
const rows = items * locations;
const before = 10;
const after = 7;
/** Rows given to the gate at a time: what a put of one ledger is, only more. */
const atOnce = 1_000;
/** Deliveries that the door comes to within so many ms are received together. */
const sliceMs = 250;

export const halfAMillion: Figure = {
  id: 'half-a-million',
  kind: 'count',
  measure: async (say) => {
    const { world } = await openManyStores(2);
    try {
      return await measureRows(world, world.harbor, say);
    } finally {
      world.close();
    }
  },
};

async function measureRows(
  world: World,
  store: WorldStore,
  say: (line: string) => void,
): Promise<Measured[]> {
  const { clock, edge } = world;
  const door = openModelledDoor(world, store, doorRowsPerSecond);
  const light = openLightStore(clock.now, before, door.tell);
  const outcomes = countOutcomes(world);
  const asked = countRefusals(world, store);
  edge.fetch = light.fetch;
  say(`${rows.toLocaleString('en-US')} rows to the gate`);
  const begun = clock.now();
  const gate = edge.stockGate(store.id);
  for (let from = 0; from < rows; from += atOnce)
    await gate.put(Array.from({ length: atOnce }, (_, index) => rowOf(from + index)));
  const gateSql = world.objects.gates.get(store.id);
  if (!gateSql) throw new Error('The store has no gate');
  let said = 0;
  for (;;) {
    await world.run(0);
    await door.answerDue();
    const through = Math.floor((door.counts.accepted * 4) / rows);
    if (through > said) {
      said = through;
      say(`${through * 25} % through`);
    }
    const dues = [gateWorkDue(gateSql, clock.now()), door.nextAt()].filter(
      (due) => due !== undefined,
    );
    if (dues.length === 0) break;
    await world.run(Math.max(sliceMs, Math.ceil(Math.min(...dues) - clock.now())));
  }
  const tookSeconds = (clock.now() - begun) / 1000;
  if (outcomes.get('written') !== rows || light.changedPlaces() !== rows)
    throw new Error(`Of ${rows} rows: ${JSON.stringify([...outcomes])}`);
  const budgetRate = (standardPlan.restoreRate / pointsPerWrite) * rowsPerBatch;
  const idealSeconds = rows / Math.min(budgetRate, doorRowsPerSecond);
  const notEnded = await owedOf(world, store);
  return [
    {
      id: 'half-a-million-pace',
      what: `${rows.toLocaleString('en-US')} rows to one standard store: ideal ÷ virtual time`,
      value: idealSeconds / tookSeconds,
      unit: '',
      target: { atLeast: 0.95 },
      details: [
        `${tookSeconds.toFixed(0)} s, ideal ${idealSeconds.toFixed(0)} s: the slower of ${budgetRate} rows/s by budget and ${doorRowsPerSecond} by the door`,
        `${light.counts.calls} calls, ${light.counts.stale} stale rows`,
      ],
    },
    {
      id: 'half-a-million-throttled',
      what: '  own throttles: calls refused by the store, or put off by its gate',
      value: light.counts.throttled + asked.refused,
      unit: 'calls',
      target: { exactly: 0 },
    },
    {
      id: 'half-a-million-answers',
      what: '  webhook answers other than 2xx, or after five seconds',
      value: door.counts.refused + door.counts.late + (rows - door.counts.accepted),
      unit: 'answers',
      target: { exactly: 0 },
      details: [
        `${door.counts.accepted} echoes accepted, the slowest in ${(door.counts.longestMs / 1000).toFixed(1)} s; ${notEnded} did not end in the inbox`,
      ],
    },
  ];
}

const rowOf = (number: number): GateRow => {
  const item = 1 + Math.floor(number / locations);
  const location = 1 + (number % locations);
  return {
    ledger: { sourceStoreId: 'st_source', inventoryItemId: `gid://shopify/InventoryItem/${item}` },
    target: `cn_1/${item}@${location}`,
    connectionId: 'cn_1',
    inventoryItemId: `gid://shopify/InventoryItem/${item}`,
    locationId: `gid://shopify/Location/${location}`,
    value: after,
    changeFrom: before,
    sequence: 1,
    zeroing: false,
    linksOfConnection: items,
  };
};

/** Outcomes by kind, told to nobody. */
function countOutcomes(world: World): ReadonlyMap<RowOutcome['kind'], number> {
  const counted = new Map<RowOutcome['kind'], number>();
  world.edge.ledger = () =>
    ledgerPort(async (act, given) => {
      if (act !== 'rowOutcome') throw new Error(`Nobody should ask a ledger for ${act} here`);
      const [row, outcome] = given as [GateRow, RowOutcome];
      counted.set(outcome.kind, (counted.get(outcome.kind) ?? 0) + 1);
      return row.sequence;
    });
  return counted;
}

/** Calls that the gate itself let not go, for want of points. */
function countRefusals(world: World, store: WorldStore): { refused: number } {
  const counts = { refused: 0 };
  const { gate } = world.edge;
  world.edge.gate = (storeId) => {
    const port = gate(storeId);
    return {
      ...port,
      reserve: async (...given) => {
        const answer = await port.reserve(...given);
        if (!answer.ok && storeId === store.id) counts.refused += 1;
        return answer;
      },
    };
  };
  return counts;
}

/** Deliveries of the store that are to be handed over still, or were: all that its inboxes did not end themselves. */
async function owedOf(world: World, store: WorldStore): Promise<number> {
  let owed = 0;
  for (const [name, sql] of world.objects.inboxes)
    if (name.startsWith(store.id))
      owed +=
        sql.all<{ n: number }>(
          "SELECT count(*) AS n FROM deliveries WHERE topic = 'inventory_levels/update' AND key LIKE '%echo-%' AND tries > 0",
        )[0]?.n ?? 0;
  return owed;
}

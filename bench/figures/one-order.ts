/**
 * What one order costs: two lines, a source and two destinations, from placing to tracking and ten quiet minutes after
 * it. Counts are those of a whole Crossdock on a clock turned by hand; rows are counted by D1's own meter.
 */
import type { Figure, Measured } from '../figure.ts';
import { countOrder, type OrderCounts } from '../one-order/count-order.ts';
import type { Tally } from '../one-order/counted-edge.ts';
import { dollarLines } from '../one-order/prices.ts';

/** A message is written, read and deleted (developers.cloudflare.com/queues/platform/pricing). */
const operationsPerMessage = 3;

export const oneOrder: Figure = {
  id: 'one-order',
  kind: 'count',
  measure: async (say) => {
    say('an order goes from Mug Street to North Supply and comes back with its number');
    return measuredOf(await countOrder());
  },
};

function measuredOf(counts: OrderCounts): Measured[] {
  const { stores, objects, queues, d1Written, readings } = counts;
  return [
    {
      id: 'one-order-readings',
      what: 'readings of an order that its webhooks of placing and paying cost',
      value: readings,
      unit: 'readings',
      target: { exactly: 1 },
    },
    counted('one-order-store-calls', 'calls to stores', stores, 14),
    {
      ...counted('one-order-d1-rows', 'rows written to D1, with those of indexes', d1Written, 70),
      details: [
        ...named(d1Written),
        ...dollarLines(counts),
        ...named(counts.objectRows).map((line) => `object rows: ${line}`),
      ],
    },
    counted('one-order-object-calls', 'calls to objects, alarms among them', objects, 60),
    {
      id: 'one-order-queue-operations',
      what: 'one order: queue operations',
      value: sum(queues) * operationsPerMessage,
      unit: 'operations',
      target: { atMost: 36 },
      details: named(queues).map((line) => `${line}: ${operationsPerMessage} operations a message`),
    },
  ];
}

const counted = (id: string, what: string, tally: Tally, atMost: number): Measured => ({
  id,
  what: `one order: ${what}`,
  value: sum(tally),
  unit: id.endsWith('rows') ? 'rows' : 'calls',
  target: { atMost },
  details: named(tally),
});

const sum = (tally: Tally): number => [...tally.values()].reduce((all, one) => all + one, 0);

/** Most first. */
const named = (tally: Tally): string[] =>
  [...tally].sort(([, a], [, b]) => b - a).map(([name, times]) => `${times} ${name}`);

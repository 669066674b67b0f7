/** What one order costs at Cloudflare's prices (Workers, Queues, Durable Objects and D1, pricing pages as of 2026-09). */
import type { OrderCounts } from './count-order.ts';
import type { Tally } from './counted-edge.ts';

/** Dollars for a million. */
const prices = {
  requests: 0.3,
  'ms of CPU': 0.02,
  'queue operations': 0.4,
  'object calls': 0.15,
  'GB-seconds of objects': 12.5,
  'D1 rows written': 1,
  'object rows written': 1,
  'D1 rows read': 0.001,
} as const;

type Priced = keyof typeof prices;

/** Not counted but assumed, and generously: CPU of one event, and how long an object is awake for one call, ms. */
const cpuMsPerEvent = 2;
const awakeMsPerCall = 10;
/** An object is billed for this much memory whatever it uses. */
const objectGb = 0.128;

/** Dollars for a million orders, in all and by what they are paid for, most first. */
export function dollarLines(counts: OrderCounts): string[] {
  const used = usedBy(counts);
  const parts = (Object.keys(prices) as Priced[])
    .map((of) => ({ of, dollars: used[of] * prices[of] }))
    .sort((a, b) => b.dollars - a.dollars);
  const total = parts.reduce((all, { dollars }) => all + dollars, 0);
  return [
    `a million orders cost $${total.toFixed(0)}:`,
    ...parts.map(({ of, dollars }) => `$${dollars.toFixed(2)} for ${rounded(used[of])} ${of} each`),
  ];
}

function usedBy({
  objects,
  queues,
  d1Written,
  d1Read,
  objectRows,
}: OrderCounts): Record<Priced, number> {
  const messages = sum(queues);
  const calls = sum(objects);
  // A request for each webhook, and at worst a batch for each message.
  const events = (objects.get('inbox.keep') ?? 0) + messages;
  return {
    requests: events,
    'ms of CPU': events * cpuMsPerEvent,
    'queue operations': messages * 3,
    'object calls': calls,
    'GB-seconds of objects': (calls * awakeMsPerCall * objectGb) / 1000,
    'D1 rows written': sum(d1Written),
    'object rows written': sum(objectRows),
    'D1 rows read': d1Read,
  };
}

const sum = (tally: Tally): number => [...tally.values()].reduce((all, one) => all + one, 0);

const rounded = (value: number): string =>
  Number.isInteger(value) ? `${value}` : value.toFixed(3);

/** What happened to one push, in time: its tries, and between them what people and stores did about it (OP9). Pure. */
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import type { OrderPage, ShownTry } from '../trpc.ts';

type Step = OrderPage['events'][number];

/** Steps that no try of the push tells: a person's, and all of the way back. */
const untold: ReadonlySet<OrderEventKind> = new Set<OrderEventKind>([
  'push-asked',
  'push-retried',
  'address-repaired',
  'lines-wait-for-stock',
  'tracking-retried',
  'tracking-returned',
  'tracking-failed',
  'tracking-unknown',
  'tracking-waits',
]);

/** The other steps of one push, in the order in which they are given. */
export const stepsOf = (events: readonly Step[], pushId: string): Step[] =>
  events.filter((event) => event.pushId === pushId && untold.has(event.kind));

/**
 * Tries and steps in one list, newest first; of one moment, the try came of the step.
 * @param tries newest first
 * @param steps oldest first
 */
export const inTime = (tries: readonly ShownTry[], steps: readonly Step[]): (ShownTry | Step)[] =>
  [...tries, ...steps.toReversed()].toSorted((a, b) => b.at - a.at);

export const isTry = (one: ShownTry | Step): one is ShownTry => 'calls' in one;

/** Says how an order's lines are taken at their sources: by pushes, or by adjustments of ours (stock rule 4). Pure. */
import type { OrderStop } from '../order-push/decisions.ts';
import { isOver, stopsOf } from '../order-push/may-push.ts';
import type { PushAsk } from '../order-push/push-ask.ts';
import type { PlatformOrder } from '../platforms/platform.ts';
import type { WantedUnits } from '../stock/ledger/hold.ts';
import type { Store } from '../stores/store.ts';

/** Orders that Order Push leaves alone are taken at the source by adjustments (ST2). */
export function pathOf(
  store: Store,
  order: PlatformOrder,
  ask: PushAsk | undefined,
): WantedUnits['path'] {
  const stops = stopsOf(store, order).filter((stop) => !isOver(stop, ask, order));
  return stops.some((stop) => leftAlone.has(stop)) ? 'adjust' : 'push';
}

/** What such orders were stopped by: the last two are handed over by the store that sold them. */
const leftAlone: ReadonlySet<OrderStop> = new Set([
  'plan-too-low',
  'switched-off',
  'placed-before-switch',
  'local-pickup',
  'point-of-sale',
]);

/** Which reasons a change of Order Push Settings may mend: orders that stay for one of them are looked at again. Pure. */
import type { PlatformFailureKind } from '../platforms/platform-failure.ts';
import type { LineHold, OrderStop } from './decisions.ts';
import type { OrderPushSettings } from './settings.ts';

/** `failures`: pushes that failed for one of these may go now. */
export type MendedReasons = {
  decisions: OrderStop[];
  holds: LineHold[];
  failures: PlatformFailureKind[];
};

/** What may become of a line that its source has too few of: a later one lets more go. */
const letsGo: readonly OrderPushSettings['tooFew'][] = [
  'hold-line',
  'push-available',
  'below-zero',
];

/** A change that makes a rule stricter mends nothing: what it stops is asked when an order is pushed. */
export function mendedReasons(before: OrderPushSettings, after: OrderPushSettings): MendedReasons {
  const released = (hold: keyof OrderPushSettings['holds']): boolean =>
    before.holds[hold] && !after.holds[hold];
  const letsMoreGo =
    letsGo.indexOf(after.tooFew) > letsGo.indexOf(before.tooFew) ||
    (before.linesThatStay === 'hold-order' && after.linesThatStay === 'push-others');
  const decisions: [boolean, OrderStop[]][] = [
    [before.when !== after.when, ['by-hand-only', 'waiting-for-payment']],
    [released('risk'), ['high-risk', 'risk-pending']],
    [released('pickup'), ['local-pickup']],
    [released('onHold'), ['on-hold']],
    [released('zeroValue'), ['zero-value']],
    [released('pointOfSale'), ['point-of-sale']],
    [before.linesThatStay !== after.linesThatStay, ['some-lines-stay']],
  ];
  const holds: [boolean, LineHold[]][] = [
    [before.prices !== after.prices, ['currency-differs']],
    [letsMoreGo, ['too-few']],
  ];
  const of = <T>(rows: [boolean, T[]][]): T[] =>
    rows.flatMap(([mends, reasons]) => (mends ? reasons : []));
  return {
    decisions: of(decisions),
    holds: of(holds),
    failures: letsMoreGo ? ['too-few'] : [],
  };
}

/**
 * Every reason why something does not push, as one closed list: what it is about, and whether it passes without a person.
 * Sentence and next step stand in client/words.ts, the road to each in test/stories/every-reason.test.ts.
 */
import { mayPassByItself, type PlatformFailureKind } from '../platforms/platform-failure.ts';
import type { LineHold, OrderStop } from './decisions.ts';

/** `setup`: of the store's plan, switch or connections. `transport`: of a call to a store. */
export type ReasonScope = 'setup' | 'order' | 'line' | 'transport';

export type ReasonKind = OrderStop | LineHold | PlatformFailureKind;

export type Reason = {
  scope: ReasonScope;
  /** It may go without a person doing anything to it in Crossdock. */
  passes: boolean;
};

const about = (scope: ReasonScope, passes: boolean): Reason => ({ scope, passes });

/** Why an order does not push, in the order in which they are asked. */
export const orderReasons: Record<OrderStop, Reason> = {
  cancelled: about('order', false),
  'nothing-left-to-ship': about('order', false),
  'plan-too-low': about('setup', false),
  'switched-off': about('setup', false),
  'no-source-store': about('setup', false),
  'placed-before-switch': about('order', false),
  'by-hand-only': about('order', false),
  'payment-gone': about('order', false),
  'high-risk': about('order', false),
  'risk-pending': about('order', true),
  'local-pickup': about('order', false),
  'on-hold': about('order', true),
  'zero-value': about('order', false),
  'point-of-sale': about('order', false),
  'waiting-for-payment': about('order', true),
  'no-line-qualifies': about('order', false),
  'some-lines-stay': about('order', false),
};

/** Why a line stays, in the order in which a merchant would check them: a later one means the line got further. */
export const lineReasons: Record<LineHold, Reason> = {
  'nothing-to-ship': about('line', false),
  'sku-empty': about('line', false),
  'sku-not-on-source': about('line', false),
  'sku-duplicate-on-source': about('line', false),
  'not-linked': about('line', false),
  'link-paused': about('line', false),
  'stock-tracking-off': about('line', false),
  'first-levels-wait': about('line', false),
  'currency-differs': about('line', false),
  'not-routed': about('line', true),
  'location-not-mapped': about('line', false),
  'too-few': about('line', true),
};

/** What a person who pushes by hand may override, each named and agreed to (OP10). */
export const overridable = [
  'placed-before-switch',
  'by-hand-only',
  'payment-gone',
  'high-risk',
  'risk-pending',
  'local-pickup',
  'on-hold',
  'zero-value',
  'point-of-sale',
  'waiting-for-payment',
  'some-lines-stay',
] as const satisfies readonly OrderStop[];

export type Overridable = (typeof overridable)[number];

export const isOverridable = (stop: OrderStop): stop is Overridable =>
  (overridable as readonly OrderStop[]).includes(stop);

/** Orders that wait for this go by themselves once it is over. */
export const passesByItself = (stop: OrderStop): boolean => orderReasons[stop].passes;

/** What kind of reason a kind as stored is; undefined for one of an earlier version. A line's `too-few` is also a failure's. */
export function reasonOf(kind: string): Reason | undefined {
  if (Object.hasOwn(mayPassByItself, kind))
    return about('transport', mayPassByItself[kind as PlatformFailureKind]);
  const known: Record<string, Reason> = { ...orderReasons, ...lineReasons };
  return Object.hasOwn(known, kind) ? known[kind] : undefined;
}

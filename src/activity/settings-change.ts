/** Which of a store's Order Push Settings a person changed, from what to what, in short words for Activity. Pure. */
import type { OrderPushSettings } from '../order-push/settings.ts';

const yes = (is: boolean): string => (is ? 'yes' : 'no');
const held = (is: boolean): string => (is ? 'held' : 'not held');

const when: Record<OrderPushSettings['when'], string> = {
  placed: 'when placed',
  paid: 'when paid',
  'by-hand': 'by hand only',
};
const email: Record<OrderPushSettings['email']['use'], string> = {
  none: 'none',
  customer: 'the customer’s',
  own: 'an address of our own',
};
const shippingCost: Record<OrderPushSettings['shippingCost'], string> = {
  first: 'on the first source order',
  split: 'split by value',
  none: 'on none',
};
const prices: Record<OrderPushSettings['prices'], string> = {
  customer: 'what the customer paid',
  source: 'the source’s own list',
};
const taxes: Record<OrderPushSettings['taxes'], string> = {
  'leave-out': 'left out',
  copy: 'copied',
};
const linesThatStay: Record<OrderPushSettings['linesThatStay'], string> = {
  'push-others': 'the others go',
  'hold-order': 'the order waits',
};
const tooFew: Record<OrderPushSettings['tooFew'], string> = {
  'hold-line': 'the line waits',
  'push-available': 'what there is goes',
  'below-zero': 'all goes, below zero',
};
const sourceRefunds: Record<OrderPushSettings['sourceRefunds'], string> = {
  ask: 'ask',
  'pay-back': 'give the customer’s money back',
  leave: 'left to a person',
};

const told = (settings: OrderPushSettings): Record<string, string> => ({
  pushes: when[settings.when],
  'high risk': held(settings.holds.risk),
  'local pickup': held(settings.holds.pickup),
  'on hold at its store': held(settings.holds.onHold),
  'nothing to pay': held(settings.holds.zeroValue),
  'sold over the counter': held(settings.holds.pointOfSale),
  'e-mail': settings.email.use === 'own' ? settings.email.address : email[settings.email.use],
  'shipping method': settings.shipping.method === 'named' ? settings.shipping.title : 'as sold',
  'shipping cost': shippingCost[settings.shippingCost],
  tags: settings.tags.join(', ') || 'none',
  'tags of the order': yes(settings.copyTags),
  'customer’s note': yes(settings.copyNote),
  'financial status': settings.payment,
  prices: prices[settings.prices],
  taxes: taxes[settings.taxes],
  'lines that do not qualify': linesThatStay[settings.linesThatStay],
  'too few at the source': tooFew[settings.tooFew],
  'refunds at the source': sourceRefunds[settings.sourceRefunds],
});

/** @returns only the fields that differ, as `pushes: when paid`; undefined where none does */
export function settingsChange(
  from: OrderPushSettings,
  to: OrderPushSettings,
): { before: string; after: string } | undefined {
  const [was, is] = [told(from), told(to)];
  const changed = Object.keys(was).filter((field) => was[field] !== is[field]);
  if (changed.length === 0) return undefined;
  const list = (of: Record<string, string>): string =>
    changed.map((field) => `${field}: ${of[field]}`).join('; ');
  return { before: list(was), after: list(is) };
}

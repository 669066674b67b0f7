/** Every choice of Order Push Settings with what follows from it. Total: a new choice without words does not compile. */
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import { paymentWords } from '../../src/orders/status-words.ts';

export type ChoiceWords = { says: string; next: string };

type Of<Name extends keyof OrderPushSettings> = Record<
  Extract<OrderPushSettings[Name], string>,
  ChoiceWords
>;

export const whenWords: Of<'when'> = {
  placed: {
    says: 'As soon as it is placed',
    next: 'Paid or not: the source store may ship what is never paid for.',
  },
  paid: {
    says: 'Once it is paid in full',
    next: 'Until then it waits; it goes by itself when the money is in.',
  },
  'by-hand': {
    says: 'Only by hand',
    next: 'Nothing goes until somebody presses Push Order. Stock is still kept aligned.',
  },
};

export const holdsWords: Record<keyof OrderPushSettings['holds'], ChoiceWords> = {
  risk: {
    says: 'A high risk of fraud',
    next: 'Waits for a person. While its store is still analysing, it waits by itself.',
  },
  pickup: {
    says: 'Local pickup and local delivery',
    next: 'Waits for a person: its own store hands these over.',
  },
  onHold: {
    says: 'An order on hold at its store',
    next: 'Goes by itself once the hold is lifted there.',
  },
  zeroValue: {
    says: 'An order the customer pays nothing for',
    next: 'Waits for a person: gifts, replacements, tests.',
  },
  pointOfSale: {
    says: 'An order sold over the counter',
    next: 'Waits for a person: the customer took most of these along.',
  },
};

export const emailWords: Record<OrderPushSettings['email']['use'], ChoiceWords> = {
  none: {
    says: 'No e-mail',
    next: 'The source store cannot write to the customer. All mail comes from the store they bought at.',
  },
  customer: {
    says: 'The customer’s e-mail',
    next: 'The source store may write to the customer: they may get two mails about one order.',
  },
  own: {
    says: 'An address of your own',
    next: 'The source store may write to it: what it would tell the customer comes to you.',
  },
};

export const shippingWords: Record<OrderPushSettings['shipping']['method'], ChoiceWords> = {
  'as-sold': {
    says: 'The method the customer chose',
    next: 'By the name it has at the store that sold it.',
  },
  named: {
    says: 'Always this method',
    next: 'For a source store whose rules go by the name. The price stays the customer’s.',
  },
};

export const shippingCostWords: Of<'shippingCost'> = {
  first: { says: 'On the first source order', next: 'The others carry none.' },
  split: { says: 'Split by the value of the lines', next: 'To the last cent, over all of them.' },
  none: { says: 'On none', next: 'Every source order ships for 0.' },
};

export const paymentChoiceWords: Of<'payment'> = {
  paid: {
    says: 'Paid, by an external gateway named Crossdock',
    next: 'The source store ships it like any paid order. No money moves there.',
  },
  pending: {
    says: paymentWords.pending,
    next: 'The source store sees it as unpaid and may wait: for stores that invoice each other.',
  },
};

export const priceWords: Of<'prices'> = {
  customer: {
    says: 'What the customer paid',
    next: 'For each line, after discounts.',
  },
  source: {
    says: 'The source store’s own list',
    next: 'Its prices on the day. The customer’s order stays as it is.',
  },
};

export const taxWords: Of<'taxes'> = {
  'leave-out': {
    says: 'Leave them out',
    next: 'The sale is taxed at the store that made it, and only there.',
  },
  copy: {
    says: 'Copy the customer’s taxes',
    next: 'The source’s reports count them as well.',
  },
};

export const linesThatStayWords: Of<'linesThatStay'> = {
  'push-others': {
    says: 'Push the others',
    next: 'Lines that cannot go stay with their reason, and go as a part of their own once they can.',
  },
  'hold-order': {
    says: 'Hold the whole order',
    next: 'Nothing of it goes until every line can, or somebody pushes it by hand.',
  },
};

export const tooFewWords: Of<'tooFew'> = {
  'hold-line': {
    says: 'Hold the line',
    next: 'It goes by itself once the source has enough for all of it.',
  },
  'push-available': {
    says: 'Push what there is',
    next: 'The rest of the line goes once the source has more: two parcels for one line.',
  },
  'below-zero': {
    says: 'Push all of it',
    next: 'The source’s stock falls below zero: it owes units it does not have.',
  },
};

/** The pushed order's own payment is external: nothing is paid out at the source, whatever is chosen (RV2). */
export const sourceRefundWords: Of<'sourceRefunds'> = {
  ask: {
    says: 'Ask me',
    next: 'The units come off both orders; whether money goes back waits for you on the order’s page.',
  },
  'pay-back': {
    says: 'Give the customer’s money back',
    next: 'At once, the way it was paid: for the refunded units what the customer paid for them here.',
  },
  leave: {
    says: 'Leave it to me',
    next: 'The units come off both orders. No money moves here, and nobody is asked.',
  },
};

/** Boxes of what goes along. */
export const alongWords: Record<'copyTags' | 'copyNote', ChoiceWords> = {
  copyTags: {
    says: 'The order’s own tags go along',
    next: 'Rules of the source store that go by tags see them too.',
  },
  copyNote: {
    says: 'The customer’s note goes along',
    next: 'Whoever packs it reads what the customer wrote.',
  },
};

/** Pure. What saving sets going, before it is pressed. */
export function freesWords(orders: number): string {
  if (orders === 0) return '';
  const they = orders === 1 ? '1 order that waits now is' : `${orders} orders that wait now are`;
  return `. ${they} looked at again, and ${orders === 1 ? 'goes' : 'go'} at once where nothing else holds ${orders === 1 ? 'it' : 'them'}.`;
}

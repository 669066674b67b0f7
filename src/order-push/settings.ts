/** Order Push Settings of a destination store, beside its switch: when, what holds, what goes along (OP12). */

export type OrderPushSettings = {
  /** When an order goes by itself: once placed, once paid, or never. */
  when: 'placed' | 'paid' | 'by-hand';
  /** What holds an order until a person pushes it, or until it is over. */
  holds: {
    /** The store's fraud analysis says high, or is not done yet. */
    risk: boolean;
    /** Picked up by the customer, or delivered by the store itself. */
    pickup: boolean;
    /** The destination store holds its fulfilment. */
    onHold: boolean;
    /** The customer pays nothing. */
    zeroValue: boolean;
    pointOfSale: boolean;
  };
  /** Which address the source order carries. With one, the source store can write to it (TR1). */
  email: { use: 'none' | 'customer' | 'own' /** Used with `own`. */; address: string };
  /** `as-sold`: the customer's method. `named`: `title` instead. */
  shipping: { method: 'as-sold' | 'named'; title: string };
  /** What the customer paid for shipping: on the first source order, split by the value of the lines, or on none. */
  shippingCost: 'first' | 'split' | 'none';
  /** Tags that every source order gets beside ours. */
  tags: string[];
  /** The destination order's own tags go along. */
  copyTags: boolean;
  /** The customer's note goes along. */
  copyNote: boolean;
  /** The source order's financial status; `paid` by an external gateway named Crossdock. */
  payment: 'paid' | 'pending';
  /** What the customer paid for each line, or the source's own list. */
  prices: 'customer' | 'source';
  /** Tax lines of the customer's order go along, or not. */
  taxes: 'leave-out' | 'copy';
  /** Lines that do not qualify: the others go, or the whole order waits. */
  linesThatStay: 'push-others' | 'hold-order';
  /** The source has too few: the line waits, what there is goes, or all goes and stock falls below zero. */
  tooFew: 'hold-line' | 'push-available' | 'below-zero';
  /** The source refunds a pushed order: the customer's money goes back too, a person is asked, or nothing moves (RV2). */
  sourceRefunds: 'ask' | 'pay-back' | 'leave';
};

export const defaultOrderPushSettings: OrderPushSettings = {
  when: 'paid',
  holds: { risk: true, pickup: true, onHold: true, zeroValue: false, pointOfSale: true },
  email: { use: 'none', address: '' },
  shipping: { method: 'as-sold', title: '' },
  shippingCost: 'first',
  tags: [],
  copyTags: false,
  copyNote: true,
  payment: 'paid',
  prices: 'customer',
  taxes: 'leave-out',
  linesThatStay: 'push-others',
  tooFew: 'hold-line',
  sourceRefunds: 'ask',
};

/** Shopify's limits for tags (help centre, tag formats): 40 characters each; we add two of our own. */
export const tagLimits = { many: 20, length: 40 } as const;

/** A store's settings: what was never saved, or not known to the version that saved it, stands at its default. */
export const settingsOf = (store: {
  orderPush: Partial<OrderPushSettings>;
}): OrderPushSettings => ({
  ...defaultOrderPushSettings,
  ...store.orderPush,
  holds: { ...defaultOrderPushSettings.holds, ...store.orderPush.holds },
});

/** What became of an order after it was placed, as its store has it: cancelled, refunded, returned, edited, corrected. */
import type { Money } from '../shared/money.ts';
import type { Address } from './address.ts';

export type AftermathLine = {
  lineId: string;
  /** Set where we pushed the line there: the destination line's id from the hidden property. */
  destinationLineId: string | undefined;
  sku: string;
  title: string;
  /** Ordered, edits that added units included. */
  ordered: number;
  /** Less what was refunded or edited away; units that came back and were not refunded count. */
  current: number;
  /** Still to be shipped. */
  open: number;
  requiresShipping: boolean;
  /** What one unit costs after all discounts, with its tax where prices do not hold it. */
  unitWorth: Money;
};

/** Where refunded units go. `cancel`: not shipped yet, off the order and on the shelf. `return`: back on the shelf. `none`: nowhere. */
export type Restock = 'cancel' | 'return' | 'none';

export type RefundedLine = {
  lineId: string;
  quantity: number;
  restock: Restock;
  /** Where they were put back; undefined where nothing was, or the store does not say. */
  locationId: string | undefined;
  /** What they cost, tax included. */
  worth: Money;
};

export type PlatformRefund = {
  id: string;
  createdAt: string;
  note: string | undefined;
  /** The return it belongs to. */
  returnId: string | undefined;
  lines: RefundedLine[];
  /** Of what shipping cost, tax included; and without it. */
  shipping: Money;
  shippingNet: Money;
  /** Money that went back. */
  total: Money;
};

export const returnStates = ['requested', 'open', 'declined', 'closed', 'cancelled'] as const;

/** `open`: approved, the goods are awaited. `closed`: done. */
export type ReturnState = (typeof returnStates)[number];

export type PlatformReturn = {
  id: string;
  /** As people see it, e.g. `#1001-R1`. */
  name: string;
  state: ReturnState;
  createdAt: string;
  lines: {
    returnLineId: string;
    /** The order's line; undefined where the store does not say. */
    lineId: string | undefined;
    quantity: number;
    /** Units that came back and were dealt with. */
    processed: number;
    /** Those of them that went back on a shelf, and where. */
    restocked: { locationId: string; quantity: number }[];
    reason: string;
    /** Free text; ours carries our key. */
    note: string;
  }[];
  /** What the customer gets instead. */
  exchanges: {
    id: string;
    variantId: string | undefined;
    sku: string;
    quantity: number;
    /** Units that became lines of the order. */
    processed: number;
    /** Lines of the order that stand for them, once the store has made them. */
    lineIds: string[];
  }[];
};

export type OrderAftermath = {
  orderId: string;
  /** As people see it, e.g. `#1001`. */
  name: string;
  updatedAt: string;
  currency: string;
  cancelledAt: string | undefined;
  /** What whoever cancelled it wrote for the store's staff. */
  cancelNote: string | undefined;
  /** Some shipment of it stands. */
  hasShipped: boolean;
  /** Money that came in and did not go back. */
  received: Money;
  shippingAddress: Address | undefined;
  lines: AftermathLine[];
  /** Oldest first. */
  refunds: PlatformRefund[];
  /** Oldest first. */
  returns: PlatformReturn[];
};

export type OrderCancel = {
  orderId: string;
  /** Put its units back on the shelf. */
  restock: boolean;
  /** Give back what was paid, the way it came. */
  refund: boolean;
  notifyCustomer: boolean;
  /** For the store's staff; 255 characters at most. */
  note: string;
};

export type RefundDraft = {
  orderId: string;
  /** Repeating a refund with the same key and rows answers as the first time. */
  key: string;
  note: string;
  lines: { lineId: string; quantity: number; restock: Restock; locationId: string | undefined }[];
  /** Of what shipping cost; decimal text of the order's currency, `0` for none. */
  shipping: string;
  /** Money that goes back the way it came; decimal text, `0` for none. */
  amount: string;
  notifyCustomer: boolean;
};

export type LineEdit = {
  orderId: string;
  /** Units each line has from now on; what is taken off and not shipped goes back on the shelf. */
  lines: { lineId: string; quantity: number }[];
  /** For the store's staff. */
  note: string;
};

export type ReturnDraft = {
  orderId: string;
  /** As the customer asks for it, or approved at once. */
  state: 'requested' | 'open';
  lines: {
    /** The order's line; only units that were shipped can come back. */
    lineId: string;
    quantity: number;
    /** The platform's own word for it, as a reading of a return on that platform has it. */
    reason: string;
    /** Free text; ours carries our key. */
    note: string;
  }[];
};

export type ReturnedUnits = {
  returnId: string;
  lines: {
    returnLineId: string;
    quantity: number;
    /** Where they go back on the shelf; undefined where they do not. */
    restockAt: string | undefined;
  }[];
};

/** How far a parcel is, where the platform has it; later ones follow earlier ones. */
export const deliveryStates = [
  'label-printed',
  'confirmed',
  'picked-up',
  'in-transit',
  'delayed',
  'out-for-delivery',
  'attempted',
  'ready-for-pickup',
  'delivered',
  'failed',
] as const;

export type DeliveryState = (typeof deliveryStates)[number];

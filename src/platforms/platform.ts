/**
 * The one port to a shop's platform. Everything a verb may ask of a store, in our words; each platform's folder
 * answers it (architecture rule 5). All ids are the platform's own strings, opaque outside its folder.
 */
import type { Money } from '../shared/money.ts';
import type { Result } from '../shared/result.ts';
import type { Address } from './address.ts';
import type {
  DeliveryState,
  LineEdit,
  OrderAftermath,
  OrderCancel,
  RefundDraft,
  ReturnDraft,
  ReturnedUnits,
} from './aftermath.ts';
import type { PlatformFailure } from './platform-failure.ts';

export type { Address } from './address.ts';

export type PlatformName = 'shopify';

/** Every call to a store answers this; it never rejects. */
export type Answer<T> = Promise<Result<T, PlatformFailure>>;

/** What differs between platforms, declared instead of asked by name. */
export type Capabilities = {
  /** The store refuses a stock write whose expected old value is stale. */
  compareAndSet: boolean;
  /** Orders are found by a reference that the store keeps unique. */
  uniqueOrderReference: boolean;
  /** When the platform itself takes stock for an order of its own. */
  takesStock: 'when-placed' | 'when-paid';
};

export type Shop = {
  /** The platform's own identity of the shop, e.g. `north-supply.myshopify.com`; stable across tokens. */
  shop: string;
  name: string;
  currency: string;
  /** Rights the token has, in the platform's words. */
  scopes: string[];
};

/** A right that an app needs at a store, in the platform's words, and what for. */
export type Right = { handle: string; why: string };

export type PlatformLocation = {
  id: string;
  name: string;
  active: boolean;
  /** Online orders may be routed here. */
  fulfillsOnline: boolean;
};

/** One sellable variant as the store lists it. A SKU may be empty and is neither unique nor case-folded. */
export type PlatformListing = {
  variantId: string;
  inventoryItemId: string;
  sku: string;
  title: string;
  /** Stock is counted for it. */
  tracked: boolean;
  updatedAt: string;
  /** Empty where it has none. */
  barcode: string;
  /** What it is a variant of. */
  productId: string;
};

/** What a store has of an inventory item at one location. */
export type PlatformLevel = {
  inventoryItemId: string;
  locationId: string;
  /** Units that can be sold; below zero where the store sold more than it had. */
  available: number;
  /** ISO 8601 */
  updatedAt: string;
};

/** One place of a stock write. */
export type LevelWrite = {
  inventoryItemId: string;
  locationId: string;
  /** Units to show from now on. */
  available: number;
  /** Units the store must still show for the write to happen (compare-and-set). */
  changeFrom: number;
};

/** Why the store does not take one place of a write. */
export type LevelRejection = {
  /** Position in the rows that were sent. */
  index: number;
  /** `stale`: it shows another number. `not-stocked`: the location does not stock it. `refused`: anything else. */
  why: 'stale' | 'not-stocked' | 'refused';
  /** The platform's own word. */
  code: string;
  message: string;
};

/** All rows at once, or none: a store that rejects one has written nothing. */
export type LevelsWritten =
  | { written: true /** The store's clock, ISO 8601. */; at: string }
  | { written: false; rejected: LevelRejection[] };

export type LevelAdjusted =
  | {
      adjusted: true;
      at: string;
      /** Units after it, where the store's answer says so. */
      available: number | undefined;
    }
  | { adjusted: false; why: 'stale' | 'not-stocked' | 'refused'; code: string; message: string };

export type Page<T> = { rows: T[]; nextCursor: string | undefined };

/**
 * An export of everything a store has of one kind, made by the store itself in its own time. A levels export counts its
 * levels as `rows` and its locations as `roots`; a listings export has roots alone, one a listing.
 */
export type StoreExport =
  /** `rows`, `roots`: those written so far, where the store says. */
  | { state: 'running'; rows: number; roots: number }
  /** `url`: where its lines are for some days; undefined where there is nothing to list. */
  | { state: 'done'; url: string | undefined; rows: number; roots: number; bytes: number }
  /** It failed, was cancelled or ran out; in the platform's word. Another may be asked for. */
  | { state: 'ended'; why: string };

/** An order that changed, as a list of them says it. */
export type ChangedOrder = {
  id: string;
  /** The store's clock, ISO 8601. */
  updatedAt: string;
  cancelled: boolean;
  /** Ours on pushed orders. */
  sourceIdentifier: string | undefined;
  /** More than shipping became of it: it was cancelled, refunded, edited, or something of it is to come back. */
  isTouched: boolean;
};

export type PaymentStatus =
  | 'pending'
  | 'authorized'
  | 'partially-paid'
  | 'paid'
  | 'partially-refunded'
  | 'refunded'
  | 'voided'
  | 'expired';

export type FulfillmentStatus = 'unfulfilled' | 'partial' | 'fulfilled' | 'on-hold' | 'other';

export type PlatformOrderLine = {
  id: string;
  variantId: string | undefined;
  inventoryItemId: string | undefined;
  sku: string;
  title: string;
  variantTitle: string | undefined;
  /** Ordered at first, in units. */
  quantity: number;
  /** After edits, cancels and refunds, in units. */
  currentQuantity: number;
  /** Not yet shipped, in units. */
  unfulfilledQuantity: number;
  requiresShipping: boolean;
  taxable: boolean;
  giftCard: boolean;
  /** Stock is counted for the line's variant on the store that sold it. */
  tracked: boolean;
  /** Price of one unit after all discounts, in the shop's currency. */
  unitPrice: Money;
  /** The shopper's own line properties. */
  properties: { name: string; value: string }[];
  /** Locations this line's open fulfilment is assigned to, with units; empty where the store has not routed it. */
  assigned: { locationId: string; quantity: number }[];
  /** Tax of all the line's units, as the store charged it. */
  taxes: TaxLine[];
  /** Set where we pushed the line there: the destination line's id from the hidden property. */
  destinationLineId?: string | undefined;
  /** Units that were refunded and put back on no shelf; only where what became of the order was read for it. */
  writtenOff?: number;
};

/** `rate` as a decimal text, e.g. `0.0825`. */
export type TaxLine = { title: string; rate: string; price: Money };

/** A reading of one order. The present truth of the store; a webhook is only a reason to read it. */
export type PlatformOrder = {
  id: string;
  /** As people see it, e.g. `#1001`. */
  name: string;
  number: number;
  createdAt: string;
  /** When the customer placed it (an imported order may carry an older date than createdAt). */
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | undefined;
  closedAt: string | undefined;
  test: boolean;
  email: string | undefined;
  phone: string | undefined;
  note: string | undefined;
  tags: string[];
  attributes: { name: string; value: string }[];
  /** Free reference of whoever created the order through an API; ours on pushed orders. */
  sourceIdentifier: string | undefined;
  currency: string;
  payment: PaymentStatus;
  fulfillment: FulfillmentStatus;
  total: Money;
  customer:
    | {
        id: string;
        firstName: string | undefined;
        lastName: string | undefined;
        email: string | undefined;
        phone: string | undefined;
      }
    | undefined;
  shippingAddress: Address | undefined;
  billingAddress: Address | undefined;
  shippingLines: { title: string; code: string | undefined; price: Money; taxes: TaxLine[] }[];
  /** Prices hold the tax already. */
  taxesIncluded: boolean;
  /** What the store's fraud analysis says; `pending` while it is not done, `none` where there is none. */
  risk: 'none' | 'low' | 'medium' | 'high' | 'pending';
  /** Sold over the counter of a shop. */
  pointOfSale: boolean;
  /** Something of it that is still open is picked up by the customer or delivered by the store itself. */
  pickup: boolean;
  /** The store holds the fulfilment of something that is still open. */
  onHold: boolean;
  lines: PlatformOrderLine[];
  /** Ids of its refunds, oldest first; of very many the first ones. */
  refundIds: string[];
  /** What the store says of its returns; `none` where there are none. */
  returns: string;
};

/** An order as a list of them says it. */
export type ListedOrder = {
  id: string;
  name: string;
  /** ISO 8601 */
  placedAt: string;
  customerName: string;
  units: number;
  total: Money;
  payment: PaymentStatus;
};

/** What we ask a source store to create (OP1). Built by order-push/draft-source-order, a pure function. */
export type SourceOrderDraft = {
  /** Our reference, unique per push: written as source identifier, unique metafield and (hashed) tag (OP2). */
  reference: string;
  /** Address of the destination order for people, if it has one. */
  referenceUrl: string | undefined;
  currency: string;
  lines: {
    /** Variant on the source store. */
    variantId: string;
    quantity: number;
    unitPrice: Money;
    /** Tax of these units. */
    taxes: TaxLine[];
    taxable: boolean;
    requiresShipping: boolean;
    /** The destination line's id: written as a hidden line property, read back for line-exact mirroring (TR2). */
    destinationLineId: string;
    properties: { name: string; value: string }[];
  }[];
  customer:
    | {
        firstName: string | undefined;
        lastName: string | undefined;
        /** Left out by default, so that the source store can send no mail (TR1). */
        email: string | undefined;
        phone: string | undefined;
      }
    | undefined;
  shippingAddress: Address | undefined;
  billingAddress: Address | undefined;
  shippingLines: { title: string; code: string | undefined; price: Money; taxes: TaxLine[] }[];
  taxesIncluded: boolean;
  /** Where the store has too few: refuse the order, or sell below zero. */
  stock: 'as-it-has' | 'below-zero';
  note: string | undefined;
  /** The first is ours, the second names the destination store: that one is shortened where tags must be shorter. */
  tags: string[];
  /** Where it came from, readable by people in the source's admin. */
  attributes: { name: string; value: string }[];
  /** When the customer placed the destination order, ISO 8601. */
  processedAt: string;
  payment: 'paid' | 'pending';
  /** Shown as the gateway that took the money, e.g. `Crossdock`. */
  paymentGateway: string;
  test: boolean;
};

/** An order of ours as found or created on a source store. */
export type SourceOrder = {
  id: string;
  name: string;
  createdAt: string;
  cancelled: boolean;
  /** Where the store routed its lines, where its answer says so: by the destination line's id. Undefined: not known. */
  routed: { destinationLineId: string; locationId: string; quantity: number }[] | undefined;
};

export type Tracking = {
  company: string | undefined;
  /** Parallel lists: a parcel each. */
  numbers: string[];
  urls: string[];
};

/** A reading of one shipment (Shopify: a fulfillment). */
export type PlatformShipment = {
  id: string;
  orderId: string;
  name: string;
  /** `open` and `success` have left or are leaving; `cancelled`, `error` and `failure` have not. */
  status: 'open' | 'success' | 'cancelled' | 'error' | 'failure';
  createdAt: string;
  updatedAt: string;
  tracking: Tracking;
  /** How far it is; undefined where the store does not say. */
  delivery: DeliveryState | undefined;
  lines: {
    /** Order line on the same store. */
    lineId: string;
    sku: string;
    quantity: number;
    /** Set where the line was pushed by us: the destination line's id from the hidden property. */
    destinationLineId: string | undefined;
  }[];
  /** Reference of the order it belongs to, where we created that order. */
  orderReference: string | undefined;
};

/** What can still be shipped on an order, grouped as the store groups it (Shopify: fulfillment orders). */
export type ShippableGroup = {
  id: string;
  locationId: string | undefined;
  /** The store accepts a shipment for this group now. */
  open: boolean;
  /** Why not, in the platform's words, where it does not. */
  closedReason: string | undefined;
  lines: { groupLineId: string; lineId: string; remaining: number }[];
};

export type ShipmentDraft = {
  orderId: string;
  /** All groups of one call must be at one location. */
  groups: { groupId: string; lines: { groupLineId: string; quantity: number }[] }[];
  tracking: Tracking;
  notifyCustomer: boolean;
};

export type WebhookRegistration = { registered: string[]; kept: string[]; removed: string[] };

/** Addresses in a store's own admin, for people. Needs no credential, so pages can say them of any store. */
export type AdminPages = {
  adminUrl: (baseUrl: string) => string;
  orderUrl: (baseUrl: string, orderId: string) => string;
};

/** A store's way in and out. Made per store by the platform's folder, with its own credentials and budget inside. */
export type Platform = {
  name: PlatformName;
  capabilities: Capabilities;
  /** Where a person opens this order in the store's own admin. */
  orderUrl(orderId: string): string;
  fetchShop(): Answer<Shop>;
  /** All of them, closed ones too. */
  fetchLocations(): Answer<PlatformLocation[]>;
  /** Listings in a stable order, a page at a time; `undefined` begins. */
  fetchListings(cursor: string | undefined): Answer<Page<PlatformListing>>;
  /**
   * Every listing that has exactly one of these SKUs; case counts, and an empty one finds nothing. The store's search
   * lags: what is missing may still come.
   */
  findListings(skus: readonly string[]): Answer<PlatformListing[]>;
  /** How many listings the store has; at least so many, where it does not count on. */
  countListings(): Answer<{ count: number }>;
  /** Every listing of one product, read by key; none where the product is gone. */
  fetchListingsOfProduct(productId: string): Answer<PlatformListing[]>;
  /** These listings by their variants, read by key; those that the store does not have any more are left out. */
  fetchListingsOf(variantIds: readonly string[]): Answer<PlatformListing[]>;
  /** What is available of these inventory items at every location; unknown ones are left out. */
  fetchLevels(inventoryItemIds: readonly string[]): Answer<PlatformLevel[]>;
  /**
   * Sets what is available at several places (250 at most), each only if it still shows `changeFrom`. Repeating it with
   * the same key and rows answers as the first time. Sent once, never repeated by the adapter.
   * @param reference shown in the store's own stock history
   */
  setLevels(write: { rows: LevelWrite[]; key: string; reference: string }): Answer<LevelsWritten>;
  /** Moves one level by `delta`, only if it still shows `changeFrom`. As setLevels in everything else. */
  adjustLevel(adjustment: {
    inventoryItemId: string;
    locationId: string;
    delta: number;
    changeFrom: number;
    key: string;
    reference: string;
  }): Answer<LevelAdjusted>;
  /** Lets a location stock an item, with this many units. Safe to repeat with the same key. */
  stockAt(start: {
    inventoryItemId: string;
    locationId: string;
    available: number;
    key: string;
  }): Answer<PlatformLevel>;
  /**
   * Orders that changed at or after `since` (ISO 8601), oldest change first, a page at a time. The store's search
   * lags: what is missing may still come.
   */
  fetchOrdersChanged(since: string, cursor: string | undefined): Answer<Page<ChangedOrder>>;
  /** Begins an export of all levels. Refused where the platform lets this app make none: then they are read by pages. */
  startLevelsExport(): Answer<{ exportId: string }>;
  /** As startLevelsExport, of all listings: where it is refused, `fetchListings` reads them by pages. */
  startListingsExport(): Answer<{ exportId: string }>;
  /** How far an export of either kind is. */
  fetchExport(exportId: string): Answer<StoreExport>;
  /**
   * The bytes of a finished export from byte `from`: one JSON value a line, read by `levelLine` or `listingLine` of the
   * registry. The address comes from the store: another than the platform's own is refused, and our token is not sent there.
   */
  openExport(url: string, from: number): Answer<ReadableStream<Uint8Array>>;
  /** Every level of the store, a page at a time, in a stable order; with `since` (ISO 8601) those that changed from then on. */
  fetchLevelsPage(
    since: string | undefined,
    cursor: string | undefined,
  ): Answer<Page<PlatformLevel>>;
  /**
   * Cancels an order of ours that no push stands for, with its stock put back and nobody told. A job at the store: it may
   * be done later than this answers. Safe to repeat; `refused` where it cannot be cancelled (it is shipped).
   */
  cancelSourceOrder(orderId: string): Answer<{ cancelled: true }>;
  /** Points every webhook we need at `address`; removes ours that point elsewhere. Safe to repeat. */
  registerWebhooks(address: string): Answer<WebhookRegistration>;
  /** Makes sure that a reference can be unique on this store (Shopify: the `id` metafield definition). Safe to repeat. */
  prepareReferences(): Answer<{ prepared: true }>;
  /** The order with all its lines; `not-found` where it is gone. */
  fetchOrder(orderId: string): Answer<PlatformOrder>;
  /** Orders that a person means by a number: `1001` and `#1001` are the same, whatever the store puts around it. */
  findOrders(number: string): Answer<ListedOrder[]>;
  /** Orders that are not closed or cancelled and still have something to ship, newest first, a page at a time. */
  fetchOpenOrders(cursor: string | undefined): Answer<Page<ListedOrder>>;
  /** Units an order could take now of each inventory item; `units` undefined where nothing limits it. Unknown ones are left out. */
  fetchOrderable(
    inventoryItemIds: readonly string[],
  ): Answer<{ inventoryItemId: string; units: number | undefined }[]>;
  /** What the store itself asks for each variant. */
  fetchPrices(variantIds: readonly string[]): Answer<{ variantId: string; price: Money }[]>;
  /**
   * Looks for an order with our reference, by unique key first and then by search. Both may lag behind the store, so
   * `undefined` means "not seen yet", never "does not exist". An unanswered look is a failure, not a miss.
   */
  findSourceOrders(reference: string): Answer<SourceOrder[]>;
  /** Which of these orders the store does not have any more; read by key. */
  findGoneOrders(orderIds: readonly string[]): Answer<string[]>;
  /** Creates the source order. Sent once, never repeated by the adapter; aborted after 30 s as `unknown`. */
  createSourceOrder(draft: SourceOrderDraft): Answer<SourceOrder>;
  fetchShipment(shipmentId: string): Answer<PlatformShipment>;
  /** Every shipment of an order; read by key, not by search. */
  fetchShipments(orderId: string): Answer<PlatformShipment[]>;
  fetchShippable(orderId: string): Answer<ShippableGroup[]>;
  /** The order that a group belongs to. */
  fetchOrderOfGroup(groupId: string): Answer<{ orderId: string }>;
  /**
   * Has another location ship a group of an order, or some units of it; all that is left to ship where `lines` is absent.
   * Safe to repeat: what is there already is moved. `refused` in the platform's words where it does not move it,
   * `not-found` where the group is gone. `groupId`: the group at that location, another one where not all of it moved.
   */
  moveShippable(
    groupId: string,
    locationId: string,
    lines?: { groupLineId: string; quantity: number }[],
  ): Answer<{ moved: true; groupId: string }>;
  /** Ships lines of one order from one location. Sent once, never repeated by the adapter. */
  createShipment(draft: ShipmentDraft): Answer<PlatformShipment>;
  /** Puts other carrier, numbers and addresses on a shipment that stands. Safe to repeat. */
  updateTracking(change: {
    shipmentId: string;
    tracking: Tracking;
    notifyCustomer: boolean;
  }): Answer<{ updated: true }>;
  /** Takes a shipment back: its lines are to be shipped again. Safe to repeat; one that is taken back already is `ok`. */
  cancelShipment(shipmentId: string): Answer<{ cancelled: true }>;
  /** Says how far a shipment is. `refused` in the platform's words where it does not take it. */
  tellDelivery(told: {
    shipmentId: string;
    delivery: DeliveryState;
    /** ISO 8601 */
    happenedAt: string;
  }): Answer<{ told: true }>;
  /** What became of an order since it was placed, with all its lines, refunds and returns; `not-found` where it is gone. */
  fetchAftermath(orderId: string): Answer<OrderAftermath>;
  /**
   * Cancels an order. A job at the store: it may be done later than this answers. Safe to repeat: an order that is cancelled
   * already is `ok`. `refused` with SHIPPED where something of it has left.
   */
  cancelOrder(cancel: OrderCancel): Answer<{ asked: true }>;
  /** Refunds lines, shipping or an amount. Repeating it with the same key answers as the first time. */
  createRefund(draft: RefundDraft): Answer<{ refundId: string }>;
  /** Sets how many units lines of an order have. Absolute, so it is safe to repeat; shipped units stay. */
  editLines(edit: LineEdit): Answer<{ edited: true }>;
  /** Puts another address on an order. Absolute, so it is safe to repeat. */
  correctAddress(correction: { orderId: string; address: Address }): Answer<{ corrected: true }>;
  /** Begins a return of shipped units. Sent once, never repeated by the adapter. */
  createReturn(draft: ReturnDraft): Answer<{ returnId: string }>;
  /** The goods may come. Safe to repeat. */
  approveReturn(returnId: string): Answer<{ approved: true }>;
  /** Safe to repeat. @param note for the customer */
  declineReturn(returnId: string, note: string): Answer<{ declined: true }>;
  /** Nothing comes back after all. Safe to repeat. */
  cancelReturn(returnId: string): Answer<{ cancelled: true }>;
  /** Units came back; no money moves by it. Sent once, never repeated by the adapter. */
  processReturn(units: ReturnedUnits): Answer<{ processed: true }>;
  /** Safe to repeat. */
  closeReturn(returnId: string): Answer<{ closed: true }>;
};

/** What a store's webhook says happened, in our words. A hint only: whoever handles it reads the store (rule 1). */
export type PlatformEvent =
  | {
      kind: 'order-changed';
      orderId: string;
      /** The order's source identifier where the delivery carried one: ours on pushed orders. */
      sourceIdentifier: string | undefined;
    }
  /** As order-changed, and the store says that it was cancelled. */
  | { kind: 'order-cancelled'; orderId: string; sourceIdentifier: string | undefined }
  | { kind: 'order-deleted'; orderId: string }
  /** An order was refunded or edited, or something of it comes back; the delivery does not say whose it is. */
  | { kind: 'order-touched'; orderId: string }
  /** Where (or whether) something of an order is to be shipped from has changed; the delivery does not name the order. */
  | {
      kind: 'routing-changed';
      groupId: string;
      /** Somebody moved it: told of every order, while its first routing matters where it may be a wrong one. */
      isMove?: true;
    }
  | { kind: 'shipment-changed'; orderId: string; shipmentId: string }
  | {
      kind: 'stock-changed';
      inventoryItemId: string;
      locationId: string;
      /** Undefined where the delivery does not say: the location may not stock it any more. */
      available: number | undefined;
      /** The store's clock, ISO 8601; undefined where the delivery does not say. */
      updatedAt: string | undefined;
    }
  /** A product was added or changed, with its variants as the delivery shows them. */
  | {
      kind: 'listings-changed';
      productId: string;
      /** The product's own; a listing's title may name its variant too. */
      title: string | undefined;
      /** All of them; undefined where the delivery has none, or may have left some out. */
      variants: ShownVariant[] | undefined;
    }
  | { kind: 'product-gone'; productId: string }
  | {
      kind: 'listing-changed';
      inventoryItemId: string;
      /** Empty where it has none; undefined where the delivery does not say. */
      sku: string | undefined;
      tracked: boolean | undefined;
    }
  | { kind: 'listing-gone'; inventoryItemId: string }
  /** A location was added, changed, closed, opened or deleted: they are read together. */
  | { kind: 'locations-changed' }
  /** An export that we asked for is over, well or not. */
  | { kind: 'export-finished'; exportId: string }
  | { kind: 'store-left' }
  /** Signed by the store, but not in a shape we can read. Kept, so that a person sees it (WH2). */
  | { kind: 'unreadable'; reason: string }
  /** Kept and shown, but nothing in this version acts on it. */
  | { kind: 'nothing-to-do'; topic: string };

/** A variant as a delivery about its product shows it; SKU and barcode are empty where it has none. */
export type ShownVariant = {
  variantId: string;
  inventoryItemId: string;
  sku: string;
  barcode: string;
};

/** A delivery read from raw bytes: what is needed to keep it once and to handle it later. */
export type ReadWebhook = {
  /** The platform's word for what it is about, e.g. `orders/paid`. */
  topic: string;
  /** The platform's own id of this delivery; repeated when it is sent again. */
  deliveryId: string;
  /** The store's clock at the event, ISO 8601. */
  triggeredAt: string | undefined;
  event: PlatformEvent;
};

/** How a platform's webhooks are checked and read; needs no token. */
export type WebhookReader = {
  /** Whether one of the secrets signed exactly these bytes; compared in constant time (WH1). */
  verify(input: {
    body: Uint8Array<ArrayBuffer>;
    headers: Headers;
    secrets: string[];
  }): Promise<boolean>;
  /** The shop the delivery says it is from, as in `Store.shop`. */
  shopOf(headers: Headers): string | undefined;
  /** `undefined` where the headers do not say what it is (no topic or no delivery id). Never throws. */
  read(input: { body: Uint8Array<ArrayBuffer>; headers: Headers }): ReadWebhook | undefined;
};

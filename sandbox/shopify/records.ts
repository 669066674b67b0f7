// The records a sandbox store keeps: one JSON document each, named by its Shopify gid. Ids and amounts are strings,
// times are whole seconds ('2026-11-23T05:59:58Z'). A record is never changed in place: a changed copy is put.

/** An amount in the shop's currency and in the buyer's, as decimal strings with the currency's own decimals ('19.50'). */
export type Bag = { shop: string; presentment: string };

export type Attribute = { key: string; value: string | null };

export type Address = {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  country: string | null;
  countryCode: string | null;
  zip: string | null;
  phone: string | null;
};

type Dated = { id: string; createdAt: string; updatedAt: string };

export type ShopRecord = Dated & {
  name: string;
  myshopifyDomain: string;
  email: string;
  currencyCode: string;
  ianaTimezone: string;
  taxesIncluded: boolean;
  /** 'Basic', 'Advanced', 'Plus' … as the admin shows it */
  planName: string;
  address: Address;
  /** the app whose token this is; it counts as the app of orders it creates */
  app: { id: string; title: string; installationId: string };
  scopes: string[];
};

export type LocationRecord = Dated & {
  name: string;
  isActive: boolean;
  deactivatedAt: string | null;
  fulfillsOnlineOrders: boolean;
  isPrimary: boolean;
  address: Address;
};

export type ProductRecord = Dated & {
  title: string;
  handle: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  status: 'ACTIVE' | 'ARCHIVED' | 'DRAFT';
  tags: string[];
  options: { id: string; name: string; values: { id: string; name: string }[] }[];
  publishedAt: string | null;
};

export type VariantRecord = Dated & {
  productId: string;
  inventoryItemId: string;
  title: string;
  price: string;
  compareAtPrice: string | null;
  barcode: string | null;
  inventoryPolicy: 'CONTINUE' | 'DENY';
  taxable: boolean;
  position: number;
  selectedOptions: { name: string; value: string }[];
};

export type InventoryItemRecord = Dated & {
  variantId: string;
  sku: string | null;
  tracked: boolean;
  requiresShipping: boolean;
  unitCost: string | null;
  countryCodeOfOrigin: string | null;
  harmonizedSystemCode: string | null;
  grams: number;
};

/** Stock of one inventory item at one location. */
export type InventoryLevelRecord = Dated & {
  itemId: string;
  locationId: string;
  isActive: boolean;
  /** on_hand = available + committed + the rest, as Shopify keeps it */
  quantities: Record<StockName, number>;
  /** when each quantity last changed */
  quantitiesUpdatedAt: Partial<Record<StockName, string>>;
};

export type StockName =
  | 'available'
  | 'on_hand'
  | 'committed'
  | 'incoming'
  | 'reserved'
  | 'damaged'
  | 'quality_control'
  | 'safety_stock';

export type CustomerRecord = Dated & {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  taxExempt: boolean;
  locale: string;
  addresses: (Address & { id: string })[];
};

export type TaxLine = { title: string; rate: number; price: Bag; channelLiable: boolean };

export type OrderLine = {
  id: string;
  variantId: string | null;
  productId: string | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  /** units ordered, before refunds and edits */
  quantity: number;
  /** units an order edit took away */
  removedByEdit: number;
  /** unit price */
  price: Bag;
  /** discount of the whole line */
  discount: Bag;
  properties: Attribute[];
  requiresShipping: boolean;
  taxable: boolean;
  giftCard: boolean;
  taxLines: TaxLine[];
  grams: number;
};

export type ShippingLine = {
  id: string;
  title: string;
  code: string | null;
  source: string | null;
  price: Bag;
  taxLines: TaxLine[];
};

export type TransactionRecord = {
  id: string;
  kind: 'AUTHORIZATION' | 'CAPTURE' | 'REFUND' | 'SALE' | 'VOID';
  status: 'SUCCESS' | 'PENDING' | 'FAILURE' | 'ERROR' | 'AWAITING_RESPONSE' | 'UNKNOWN';
  gateway: string;
  amount: Bag;
  createdAt: string;
  processedAt: string;
  relatedId: string | null;
  authorizationCode: string | null;
  test: boolean;
};

/** What one assessor says of an order's risk. */
export type RiskAssessment = {
  level: 'HIGH' | 'LOW' | 'MEDIUM' | 'NONE' | 'PENDING';
  facts: { description: string; sentiment: string }[];
  /** gid of the app; null for the store's own analysis */
  appId: string | null;
  createdAt: string;
};

export type FinancialStatus =
  | 'AUTHORIZED'
  | 'EXPIRED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED';

export type OrderRecord = Dated & {
  /** 1001, 1002 … also in `name` ('#1001') */
  number: number;
  name: string;
  confirmationNumber: string;
  processedAt: string;
  cancelledAt: string | null;
  cancelReason: 'CUSTOMER' | 'DECLINED' | 'FRAUD' | 'INVENTORY' | 'OTHER' | 'STAFF' | null;
  cancelStaffNote: string | null;
  closedAt: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  poNumber: string | null;
  tags: string[];
  customAttributes: Attribute[];
  sourceName: string | null;
  sourceIdentifier: string | null;
  sourceUrl: string | null;
  /** gid of the app that made it; null for the online store and the admin page */
  appId: string | null;
  currency: string;
  presentmentCurrency: string;
  taxesIncluded: boolean;
  /** order-level tax lines, where the lines carry none */
  taxLines: TaxLine[];
  customerId: string | null;
  customerLocale: string | null;
  acceptsMarketing: boolean;
  billingAddress: Address | null;
  shippingAddress: Address | null;
  lines: OrderLine[];
  shippingLines: ShippingLine[];
  discountCodes: { code: string; amount: Bag; freeShipping: boolean }[];
  transactions: TransactionRecord[];
  /** the status the creator declared; counts only while there is no transaction */
  declaredFinancialStatus: FinancialStatus | null;
  /** whether the order took its units out of stock (orderCreate's default BYPASS does not) */
  claimsStock: boolean;
  sendFulfillmentReceipt: boolean;
  /** how it reaches the buyer; shipped where absent */
  delivery?: 'LOCAL' | 'PICK_UP';
  /** one an assessor; nobody said anything where absent */
  assessments?: RiskAssessment[];
  edited: boolean;
  test: boolean;
};

export type FulfillmentOrderStatus =
  | 'CANCELLED'
  | 'CLOSED'
  | 'INCOMPLETE'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'OPEN'
  | 'SCHEDULED';

/** What one location has to ship of an order. */
export type FulfillmentOrderRecord = Dated & {
  orderId: string;
  locationId: string;
  status: FulfillmentOrderStatus;
  lines: FulfillmentOrderLine[];
  holds: { id: string; reason: string; reasonNotes: string | null; handle: string | null }[];
  /** somebody said that they work on it; nobody did where absent */
  progressReported?: boolean;
};

export type FulfillmentOrderLine = {
  id: string;
  lineId: string;
  inventoryItemId: string | null;
  totalQuantity: number;
  remainingQuantity: number;
};

export type Tracking = { company: string | null; number: string | null; url: string | null };

export type FulfillmentRecord = Dated & {
  orderId: string;
  locationId: string;
  /** 1, 2 … within its order: GraphQL names it '#1001-F1', REST '#1001.1' */
  sequence: number;
  status: 'CANCELLED' | 'SUCCESS';
  /** the last event's status (IN_TRANSIT, DELIVERED …), null before any */
  shipmentStatus: string | null;
  tracking: Tracking[];
  deliveredAt: string | null;
  inTransitAt: string | null;
  estimatedDeliveryAt: string | null;
  lines: {
    id: string;
    lineId: string;
    fulfillmentOrderId: string;
    fulfillmentOrderLineId: string;
    quantity: number;
  }[];
  events: {
    id: string;
    status: string;
    message: string | null;
    happenedAt: string;
    createdAt: string;
    estimatedDeliveryAt: string | null;
    address1: string | null;
    city: string | null;
    province: string | null;
    country: string | null;
    zip: string | null;
  }[];
};

export type RefundRecord = Dated & {
  orderId: string;
  note: string | null;
  lines: {
    id: string;
    lineId: string;
    quantity: number;
    restockType: 'CANCEL' | 'LEGACY_RESTOCK' | 'NO_RESTOCK' | 'RETURN';
    restocked: boolean;
    locationId: string | null;
    subtotal: Bag;
    tax: Bag;
  }[];
  shipping: Bag;
  /** ids of the REFUND transactions, which stand in the order */
  transactionIds: string[];
  /** the return it was made for; none where absent */
  returnId?: string | null;
};

/** A mail the store sent to a customer. */
export type MailRecord = {
  id: string;
  createdAt: string;
  kind:
    | 'order_confirmation'
    | 'shipping_confirmation'
    | 'shipping_update'
    | 'order_cancelled'
    | 'refund';
  to: string;
  subject: string;
  text: string;
  orderId: string;
};

export type MetafieldRecord = Dated & {
  ownerId: string;
  ownerType: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
};

export type MetafieldDefinitionRecord = {
  id: string;
  ownerType: string;
  namespace: string;
  key: string;
  name: string;
  description: string | null;
  type: string;
  validations: { name: string; value: string }[];
  uniqueValues: boolean;
  smartCollectionCondition: boolean;
  adminFilterable: boolean;
};

export type WebhookSubscriptionRecord = Dated & {
  /** REST style: 'orders/create' */
  topic: string;
  uri: string;
  format: 'JSON' | 'XML';
  includeFields: string[];
  metafieldNamespaces: string[];
  filter: string | null;
  name: string | null;
};

/** Something the store finishes later by itself. */
export type JobRecord = {
  id: string;
  createdAt: string;
  /** milliseconds */
  dueAt: number;
  done: boolean;
  work:
    | { kind: 'cancelOrder'; orderId: string; cancel: CancelWork }
    | { kind: 'beginBulk' | 'endBulk'; operationId: string }
    | { kind: 'routeOrder'; orderId: string }
    | { kind: 'none' };
};

export type CancelWork = {
  reason: NonNullable<OrderRecord['cancelReason']>;
  restock: boolean;
  refund: boolean;
  notify: boolean;
  staffNote: string | null;
};

export type AdjustmentGroupRecord = {
  id: string;
  createdAt: string;
  reason: string;
  referenceDocumentUri: string | null;
  changes: {
    name: StockName;
    delta: number;
    quantityAfterChange: number | null;
    itemId: string;
    locationId: string;
  }[];
};

/** An order edit that has begun: the order as it would be once committed. */
export type OrderEditRecord = {
  id: string;
  orderId: string;
  createdAt: string;
  lines: { lineId: string; variantId: string | null; quantity: number; added: boolean }[];
  /** whether units taken away go back into stock, by line */
  restock: Record<string, boolean>;
};

/** What an @idempotent mutation answered under a key. */
export type IdempotencyRecord = { id: string; parameters: string; answer: unknown; at: string };

/** What a webhook is about: ids of the records its body is built from. */
export type WebhookSubject = {
  orderId?: string;
  fulfillmentId?: string;
  fulfillmentOrderId?: string;
  refundId?: string;
  returnId?: string;
  /** units taken off a return */
  returnRemovals?: { returnLineId: string; delta: number }[];
  productId?: string;
  inventoryItemId?: string;
  inventoryLevelId?: string;
  locationId?: string;
  customerId?: string;
  bulkOperationId?: string;
  /** whose risk assessment changed: an app's gid, or the store's own */
  assessedBy?: string | null;
  orderEdit?: { id: string; additions: Delta[]; removals: Delta[]; notify: boolean; note: string };
};

type Delta = { lineId: string; delta: number };

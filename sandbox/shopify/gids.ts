// Makes ids that look like Shopify's: one numeric series per type of record, different from store to store.

/** First number of each series, in the size Shopify's have; any other type starts at 1,000,000,000,000. */
const series: Record<string, number> = {
  Shop: 70_000_000_000,
  Location: 88_000_000_000,
  Product: 8_810_000_000_000,
  ProductVariant: 46_120_000_000_000,
  InventoryItem: 48_211_000_000_000,
  InventoryLevel: 112_200_000_000,
  Customer: 7_712_000_000_000,
  Order: 6_130_000_000_000,
  LineItem: 15_440_000_000_000,
  FulfillmentOrder: 7_050_000_000_000,
  FulfillmentOrderLineItem: 15_110_000_000_000,
  Fulfillment: 5_402_000_000_000,
  FulfillmentLineItem: 14_020_000_000_000,
  Refund: 950_000_000_000,
  Return: 24_700_000_000,
  ReturnLineItem: 36_100_000_000,
  ReverseFulfillmentOrder: 19_200_000_000,
  OrderTransaction: 7_341_000_000_000,
  ShippingLine: 5_011_000_000_000,
  WebhookSubscription: 1_230_000_000_000,
  BulkOperation: 4_570_000_000_000,
};

/** Ids go up by this much, as those of one Shopify shop do. */
const step = 32_768;

/**
 * @param shop 'north-supply.myshopify.com': two stores number differently
 * @param type the GraphQL type, 'Order'
 * @param count how many of that type there were before
 * @returns decimal digits, below 2^53
 */
export function numericId(shop: string, type: string, count: number): string {
  let hash = 7;
  for (const letter of shop) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 29_999;
  return String((series[type] ?? 1_000_000_000_000) + hash * 997 + count * step);
}

/** 'gid://shopify/Order/613' → 'Order'; undefined where it is no gid. */
export const gidType = (gid: string): string | undefined =>
  /^gid:\/\/shopify\/(\w+)\/[^/]+$/.exec(gid)?.[1];

/** 'gid://shopify/InventoryLevel/11?inventory_item_id=4' → '11'. */
export const gidNumber = (gid: string): string =>
  gid.slice(gid.lastIndexOf('/') + 1).replace(/\?.*$/, '');

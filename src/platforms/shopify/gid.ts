/** Shopify's global ids: `gid://shopify/Order/613`. */

export type GidKind =
  | 'BulkOperation'
  | 'Fulfillment'
  | 'InventoryItem'
  | 'Location'
  | 'Order'
  | 'Product'
  | 'ProductVariant';

/** @param number the plain number of a REST-shaped body, as text: it may be larger than a JavaScript number holds */
export const gidOf = (kind: GidKind, number: string): string => `gid://shopify/${kind}/${number}`;

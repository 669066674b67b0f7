/** Reads deliveries about what a store sells and where: products, inventory items, locations. Pure. */
import type { PlatformEvent, ShownVariant } from '../platform-event.ts';
import { objectOf } from './reply-body.ts';
import { type Body, type BodyReader, idOf, ownId, textOf, unreadable } from './webhook-body.ts';

/**
 * A body that shows so many variants may leave others out: REST products end at 100, and stores have up to 2,048 of one
 * (shopify.dev, changelog 2025-10-15).
 */
const variantsMost = 100;

const productChanged = (body: Body, topic: string): PlatformEvent => {
  const productId = ownId('Product', body);
  if (productId === undefined) return unreadable(topic, 'the body names no product');
  return {
    kind: 'listings-changed',
    productId,
    title: textOf(body.title),
    variants: variantsOf(body),
  };
};

/** Undefined where one of them is not named whole, or some may be missing. */
function variantsOf({ variants, variant_gids: all }: Body): ShownVariant[] | undefined {
  if (!Array.isArray(variants) || variants.length >= variantsMost) return undefined;
  if (Array.isArray(all) && all.length !== variants.length) return undefined;
  const shown = variants.map(variantOf);
  const whole = shown.filter((one) => one !== undefined);
  return whole.length === shown.length ? whole : undefined;
}

function variantOf(given: unknown): ShownVariant | undefined {
  const variant = objectOf(given);
  if (!variant) return undefined;
  const variantId = ownId('ProductVariant', variant);
  const inventoryItemId = idOf('InventoryItem', variant.inventory_item_id);
  const sku = wordOf(variant.sku);
  const barcode = wordOf(variant.barcode);
  if (variantId === undefined || inventoryItemId === undefined) return undefined;
  if (sku === undefined || barcode === undefined) return undefined;
  return { variantId, inventoryItemId, sku, barcode };
}

/** Null is what a body says where there is none; undefined where it does not say. */
const wordOf = (value: unknown): string | undefined => {
  if (value === null) return '';
  return typeof value === 'string' ? value : undefined;
};

const productGone = (body: Body, topic: string): PlatformEvent => {
  const productId = ownId('Product', body);
  if (productId === undefined) return unreadable(topic, 'the body names no product');
  return { kind: 'product-gone', productId };
};

const itemChanged = (body: Body, topic: string): PlatformEvent => {
  const inventoryItemId = ownId('InventoryItem', body);
  if (inventoryItemId === undefined) return unreadable(topic, 'the body names no inventory item');
  const { tracked } = body;
  return {
    kind: 'listing-changed',
    inventoryItemId,
    sku: wordOf(body.sku),
    tracked: typeof tracked === 'boolean' ? tracked : undefined,
  };
};

const itemGone = (body: Body, topic: string): PlatformEvent => {
  const inventoryItemId = ownId('InventoryItem', body);
  if (inventoryItemId === undefined) return unreadable(topic, 'the body names no inventory item');
  return { kind: 'listing-gone', inventoryItemId };
};

/** Which one it was matters to nobody: a store has few, and they are read together. */
const locationsChanged = (body: Body, topic: string): PlatformEvent =>
  ownId('Location', body) === undefined
    ? unreadable(topic, 'the body names no location')
    : { kind: 'locations-changed' };

/** By topic. A new item comes with its product, whose webhook tells of it. */
export const catalogueReaders: Readonly<Record<string, BodyReader>> = {
  'inventory_items/delete': itemGone,
  'inventory_items/update': itemChanged,
  'locations/activate': locationsChanged,
  'locations/create': locationsChanged,
  'locations/deactivate': locationsChanged,
  'locations/delete': locationsChanged,
  'locations/update': locationsChanged,
  'products/create': productChanged,
  'products/delete': productGone,
  'products/update': productChanged,
};

/** Reads one line of a listings export (bulk-queries/listings-export.graphql). Pure. */
import type { PlatformListing } from '../platform.ts';
import { UnreadableLine } from '../unreadable-line.ts';
import { exportLine, matches, moment, ownerField } from './export-line.ts';
import { listingOf } from './listings.ts';
import { objectOf } from './reply-body.ts';

const variantId = /^gid:\/\/shopify\/ProductVariant\/\d+$/;
const productId = /^gid:\/\/shopify\/Product\/\d+$/;
const itemId = /^gid:\/\/shopify\/InventoryItem\/\d+$/;

/**
 * @param line without its line break
 * @returns undefined for an empty line
 * @throws UnreadableLine for what is no JSON, or no listing with all that is kept of one
 */
export function listingLine(line: string): PlatformListing | undefined {
  const row = exportLine(line);
  if (!row) return undefined;
  const { id, sku, displayName, barcode, updatedAt } = row;
  const product = objectOf(row.product)?.id;
  const stock = objectOf(row.inventoryItem);
  const inventoryItemId = stock?.id;
  const tracked = stock?.tracked;
  if (!matches(variantId, id) || row[ownerField] !== undefined)
    throw new UnreadableLine('it is no listing');
  if (!isTextOrNull(sku)) throw new UnreadableLine('its listing says no SKU');
  if (typeof displayName !== 'string') throw new UnreadableLine('its listing has no title');
  if (!isTextOrNull(barcode)) throw new UnreadableLine('its listing says no barcode');
  if (!matches(moment, updatedAt)) throw new UnreadableLine('its listing names no time');
  if (!matches(productId, product)) throw new UnreadableLine('its listing names no product');
  if (!matches(itemId, inventoryItemId)) throw new UnreadableLine('its listing names no item');
  if (typeof tracked !== 'boolean')
    throw new UnreadableLine('its listing does not say whether stock is counted');
  return listingOf({
    id,
    sku,
    displayName,
    barcode,
    updatedAt,
    product: { id: product },
    inventoryItem: { id: inventoryItemId, tracked },
  });
}

/** Null is what Shopify writes where there is none. */
const isTextOrNull = (value: unknown): value is string | null =>
  value === null || typeof value === 'string';

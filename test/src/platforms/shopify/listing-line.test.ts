// Lines of a listings export: read as pages of listings are, and refused where anything of a listing is missing.
import { describe, expect, it } from 'vitest';
import type { PlatformListing } from '../../../../src/platforms/platform.ts';
import { listingLine } from '../../../../src/platforms/shopify/listing-line.ts';
import { UnreadableLine } from '../../../../src/platforms/unreadable-line.ts';

const row = {
  id: 'gid://shopify/ProductVariant/7',
  sku: 'MUG-RED',
  displayName: 'Mug - Red',
  barcode: '0123456789012',
  updatedAt: '2026-11-23T12:00:00Z',
  product: { id: 'gid://shopify/Product/3' },
  inventoryItem: { id: 'gid://shopify/InventoryItem/48', tracked: true },
};
const read: PlatformListing = {
  variantId: 'gid://shopify/ProductVariant/7',
  inventoryItemId: 'gid://shopify/InventoryItem/48',
  sku: 'MUG-RED',
  title: 'Mug - Red',
  tracked: true,
  updatedAt: '2026-11-23T12:00:00Z',
  barcode: '0123456789012',
  productId: 'gid://shopify/Product/3',
};
const line = (over: object = {}) => JSON.stringify({ ...row, ...over });
const stock = (over: object) => ({ inventoryItem: { ...row.inventoryItem, ...over } });

describe('[OP5] a line of a listings export', () => {
  it.each<[string, string, PlatformListing]>([
    ['a listing', line(), read],
    ['without a SKU', line({ sku: null }), { ...read, sku: '' }],
    ['with an empty SKU', line({ sku: '' }), { ...read, sku: '' }],
    ['with blanks in its SKU', line({ sku: ' a\tb ' }), { ...read, sku: ' a\tb ' }],
    ['without a barcode', line({ barcode: null }), { ...read, barcode: '' }],
    ['not tracked', line(stock({ tracked: false })), { ...read, tracked: false }],
    [
      'of a product without variants',
      line({ displayName: 'Mug - Default Title' }),
      { ...read, title: 'Mug' },
    ],
    [
      'whatever is in its title',
      line({ displayName: 'A "mug", \\ 🌞' }),
      { ...read, title: 'A "mug", \\ 🌞' },
    ],
    ['a carriage return at its end', `${line()}\r`, read],
    ['fields that nobody asked for', line({ price: '1.00' }), read],
  ])('is read: %s', (_, text, listing) => {
    expect(listingLine(text)).toEqual(listing);
  });

  it.each(['', '\r', '  '])('says nothing where it is empty: %j', (text) => {
    expect(listingLine(text)).toBeUndefined();
  });

  it.each([
    ['a web page', '<!DOCTYPE html>'],
    ['half a line', line().slice(0, -20)],
    ['two rows', `${line()}${line()}`],
    ['a list', `[${line()}]`],
    ['null', 'null'],
    ['another kind of record', line({ id: 'gid://shopify/Product/1' })],
    ['a row inside another', line({ __parentId: 'gid://shopify/Product/3' })],
    ['a SKU that was not asked for', line({ sku: undefined })],
    ['a SKU that is a number', line({ sku: 12 })],
    ['no title', line({ displayName: null })],
    ['a barcode that was not asked for', line({ barcode: undefined })],
    ['no time', line({ updatedAt: null })],
    ['a time that is none', line({ updatedAt: 'yesterday' })],
    ['no product', line({ product: null })],
    ['a product that is none', line({ product: { id: 'gid://shopify/Order/1' } })],
    ['no item', line({ inventoryItem: null })],
    ['an item that is none', line(stock({ id: 'gid://shopify/Order/1' }))],
    ['no word whether it is tracked', line(stock({ tracked: null }))],
  ])('cannot be read: %s', (_, text) => {
    expect(() => listingLine(text)).toThrow(UnreadableLine);
  });

  it('is never quoted in the error', () => {
    expect(() => listingLine('{"email":"dana@example.com"}')).toThrow(/^(?!.*dana)/);
  });
});

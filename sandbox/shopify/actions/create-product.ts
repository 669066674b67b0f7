// Adds a product with its variants, inventory items and stock.
import { ok } from '../../../src/shared/result.ts';
import { normalAmount } from '../money.ts';
import type { ProductRecord, VariantRecord } from '../records.ts';
import type { State } from '../state.ts';
import type { SeedProduct, SeedVariant } from '../store-seed.ts';
import { type Outcome, refuse } from './outcome.ts';
import { changeStock, openLevel } from './stock-book.ts';

/** As a seed has it: stock by location name. */
export type CreateProductInput = SeedProduct;

/** @returns the product, or what is wrong: no variant, a location that does not exist */
export function createProduct(state: State, input: CreateProductInput): Outcome<ProductRecord> {
  if (input.title.trim() === '') return refuse('INVALID', ['title'], 'Title cannot be blank.');
  if (input.variants.length === 0)
    return refuse('INVALID', ['variants'], 'A product has at least one variant.');
  const unknown = input.variants
    .flatMap(({ stock = {} }) => Object.keys(stock))
    .find((name) => locationNamed(state, name) === undefined);
  if (unknown !== undefined)
    return refuse('INVALID', ['variants', 'stock'], `No location is named “${unknown}”.`);
  const at = state.time();
  const names = input.options ?? ['Title'];
  const product = state.products.put({
    id: state.newId('Product'),
    createdAt: at,
    updatedAt: at,
    title: input.title,
    handle: freeHandle(state, input.title),
    descriptionHtml: input.descriptionHtml ?? '',
    vendor: input.vendor ?? state.shop().name,
    productType: input.productType ?? '',
    status: input.status ?? 'ACTIVE',
    tags: input.tags ?? [],
    publishedAt: (input.status ?? 'ACTIVE') === 'ACTIVE' ? at : null,
    options: names.map((name, place) => ({
      id: state.newId('ProductOption'),
      name,
      values: [...new Set(input.variants.map((variant) => valueAt(variant, place)))].map(
        (value) => ({ id: state.newId('ProductOptionValue'), name: value }),
      ),
    })),
  });
  for (const variant of input.variants) addVariant(state, product, variant);
  state.emit('products/create', { productId: product.id });
  return ok(product);
}

/** Adds one variant, its inventory item and its stock. */
export function addVariant(
  state: State,
  product: ProductRecord,
  input: SeedVariant,
): VariantRecord {
  const at = state.time();
  const selectedOptions = product.options.map(({ name }, place) => ({
    name,
    value: valueAt(input, place),
  }));
  const variantId = state.newId('ProductVariant');
  const item = state.inventoryItems.put({
    id: state.newId('InventoryItem'),
    createdAt: at,
    updatedAt: at,
    variantId,
    sku: input.sku,
    tracked: input.tracked ?? true,
    requiresShipping: input.requiresShipping ?? true,
    unitCost: null,
    countryCodeOfOrigin: null,
    harmonizedSystemCode: null,
    grams: input.grams ?? 0,
  });
  const variant = state.variants.put({
    id: variantId,
    createdAt: at,
    updatedAt: at,
    productId: product.id,
    inventoryItemId: item.id,
    title: selectedOptions.map(({ value }) => value).join(' / '),
    price: normalAmount(input.price, state.shop().currencyCode),
    compareAtPrice: null,
    barcode: input.barcode ?? null,
    inventoryPolicy: input.inventoryPolicy ?? 'DENY',
    taxable: true,
    position: state.variants.countIn(product.id) + 1,
    selectedOptions,
  });
  state.emit('inventory_items/create', { inventoryItemId: item.id });
  for (const [name, units] of Object.entries(input.stock ?? {})) {
    const location = locationNamed(state, name);
    if (location === undefined) continue;
    const level = openLevel(state, item.id, location.id);
    if (units !== 0) changeStock(state, level, { available: units, on_hand: units });
  }
  return variant;
}

const locationNamed = (state: State, name: string) =>
  state.locations.find((location) => location.name === name);

const valueAt = ({ optionValues = ['Default Title'] }: SeedVariant, place: number): string =>
  optionValues[place] ?? 'Default Title';

function freeHandle(state: State, title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const handle = plain === '' ? 'product' : plain;
  for (let next = 0; ; next += 1) {
    const candidate = next === 0 ? handle : `${handle}-${next}`;
    if (state.products.countIn(candidate) === 0) return candidate;
  }
}

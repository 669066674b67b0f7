// Adds a variant like another one, SKU and all, as somebody does who copies it and forgets to change that.
import { ok } from '../../../src/shared/result.ts';
import type { ProductRecord, VariantRecord } from '../records.ts';
import type { State } from '../state.ts';
import { addVariant } from './create-product.ts';
import { type Outcome, refuse } from './outcome.ts';
import { touchProduct } from './remove-variant.ts';

/** @returns the copy, without stock; its first option has another value, as no two variants may have the same ones */
export function duplicateVariant(
  state: State,
  { variantId }: { variantId: string },
): Outcome<VariantRecord> {
  const known = state.variants.get(variantId);
  if (known === undefined)
    return refuse('NOT_FOUND', ['variantId'], 'Product variant does not exist.');
  const stock = state.inventoryItems.need(known.inventoryItemId);
  const [first = 'Default Title', ...others] = known.selectedOptions.map(({ value }) => value);
  const value = freeValue(state, known, first);
  const product = withFirstValue(state, state.products.need(known.productId), value);
  const copy = addVariant(state, product, {
    optionValues: [value, ...others],
    sku: stock.sku,
    price: known.price,
    ...(known.barcode === null ? {} : { barcode: known.barcode }),
    tracked: stock.tracked,
    requiresShipping: stock.requiresShipping,
    inventoryPolicy: known.inventoryPolicy,
    grams: stock.grams,
    stock: stockedWithNone(state, stock.id),
  });
  touchProduct(state, product.id);
  return ok(copy);
}

/** 'Red' → 'Red copy', 'Red copy 2' … */
function freeValue(state: State, { productId }: VariantRecord, first: string): string {
  const taken = new Set(
    state.variants.in(productId).map(({ selectedOptions }) => selectedOptions[0]?.value),
  );
  for (let next = 1; ; next += 1) {
    const value = next === 1 ? `${first} copy` : `${first} copy ${next}`;
    if (!taken.has(value)) return value;
  }
}

function withFirstValue(state: State, product: ProductRecord, value: string): ProductRecord {
  const [first, ...rest] = product.options;
  if (first === undefined) return product;
  const values = [...first.values, { id: state.newId('ProductOptionValue'), name: value }];
  return state.products.put({ ...product, options: [{ ...first, values }, ...rest] });
}

/** The locations that stock the original stock the copy, by name, with no units. */
const stockedWithNone = (state: State, itemId: string): Record<string, number> =>
  Object.fromEntries(
    state.levels
      .in(itemId)
      .filter(({ isActive }) => isActive)
      .map(({ locationId }) => [state.locations.need(locationId).name, 0]),
  );

// Takes a variant out of the store with its inventory item and stock; the last of a product stays with its product.
import { ok } from '../../../src/shared/result.ts';
import type { ProductRecord, VariantRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';

/** Without a word about its product: whoever calls this tells of that. */
export function dropVariant(state: State, variant: VariantRecord): void {
  for (const level of state.levels.in(variant.inventoryItemId)) state.levels.delete(level.id);
  state.inventoryItems.delete(variant.inventoryItemId);
  state.variants.delete(variant.id);
  state.emit('inventory_items/delete', { inventoryItemId: variant.inventoryItemId });
}

/** The product was changed by what was done to its variants. */
export function touchProduct(state: State, productId: string): ProductRecord {
  const product = state.products.put({
    ...state.products.need(productId),
    updatedAt: state.time(),
  });
  state.emit('products/update', { productId });
  return product;
}

/** @returns the product without these variants, or why they cannot go */
export function removeVariants(
  state: State,
  { productId, variantIds }: { productId: string; variantIds: string[] },
): Outcome<ProductRecord> {
  if (!state.products.has(productId))
    return refuse('PRODUCT_DOES_NOT_EXIST', ['productId'], 'Product does not exist');
  for (const [at, id] of variantIds.entries()) {
    const variant = state.variants.get(id);
    if (variant?.productId !== productId)
      return refuse(
        'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT',
        ['variantsIds', String(at)],
        'The variant does not belong to the product',
      );
    if (state.variants.countIn(productId) === 1)
      return refuse(
        'CANNOT_DELETE_LAST_VARIANT',
        ['variantsIds', String(at)],
        'Cannot delete default variant',
      );
    dropVariant(state, variant);
  }
  return ok(touchProduct(state, productId));
}

/** @returns the id of the product that is gone, with all its variants */
export function removeProduct(state: State, { productId }: { productId: string }): Outcome<string> {
  if (!state.products.has(productId)) return refuse('NOT_FOUND', ['id'], 'Product does not exist');
  for (const variant of state.variants.in(productId)) dropVariant(state, variant);
  state.products.delete(productId);
  state.emit('products/delete', { productId });
  return ok(productId);
}

// Mutations of the variants of a product.
import { ok } from '../../../../src/shared/result.ts';
import { addVariant } from '../../actions/create-product.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import { dropVariant, removeVariants, touchProduct } from '../../actions/remove-variant.ts';
import { setStock } from '../../actions/set-stock.ts';
import { updateVariant } from '../../actions/update-variant.ts';
import type { ProductRecord, VariantRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { mutation } from './mutation.ts';
import { type InventoryItemInput, readInventoryItem } from './read-inventory-item.ts';

type VariantInput = {
  id?: string | null;
  barcode?: string | null;
  compareAtPrice?: string | null;
  price?: string | null;
  taxable?: boolean | null;
  inventoryPolicy?: 'CONTINUE' | 'DENY' | null;
  inventoryItem?: InventoryItemInput | null;
  inventoryQuantities?: { availableQuantity: number; locationId: string }[] | null;
  optionValues?:
    | { name?: string | null; optionName?: string | null; optionId?: string | null }[]
    | null;
};

/** What the input says of a variant, in the store's words. */
const readVariant = (input: VariantInput) => ({
  ...readInventoryItem(input.inventoryItem),
  ...(input.barcode === undefined ? {} : { barcode: input.barcode }),
  ...(input.compareAtPrice === undefined ? {} : { compareAtPrice: input.compareAtPrice }),
  ...(input.price == null ? {} : { price: input.price }),
  ...(input.taxable == null ? {} : { taxable: input.taxable }),
  ...(input.inventoryPolicy == null ? {} : { inventoryPolicy: input.inventoryPolicy }),
});

function createVariants(args: Arguments, { state }: Context): Outcome<VariantRecord[]> {
  const product = state.products.get(String(args.productId));
  if (product === undefined)
    return refuse('PRODUCT_DOES_NOT_EXIST', ['productId'], 'Product does not exist');
  const inputs = args.variants as VariantInput[];
  const standalone = state.variants.in(product.id);
  const made: VariantRecord[] = [];
  for (const [at, input] of inputs.entries()) {
    const values = product.options.map(
      ({ id, name }) =>
        input.optionValues?.find((one) => one.optionId === id || one.optionName === name)?.name ??
        'Default Title',
    );
    const current = withValues(state, state.products.need(product.id), values);
    const variant = addVariant(state, current, {
      optionValues: values,
      sku: null,
      price: '0',
      tracked: false,
    });
    const changed = updateVariant(state, { variantId: variant.id, ...readVariant(input) });
    if (!changed.ok) return changed;
    for (const { availableQuantity, locationId } of input.inventoryQuantities ?? []) {
      const stocked = setStock(state, {
        inventoryItemId: variant.inventoryItemId,
        locationId,
        available: availableQuantity,
      });
      if (!stocked.ok)
        return refuse(
          'TRACKED_VARIANT_LOCATION_NOT_FOUND',
          ['variants', String(at), 'inventoryQuantities'],
          'Inventory locations must exist.',
        );
    }
    made.push(state.variants.need(variant.id));
  }
  const alone = standalone.length === 1 && standalone[0]?.price === '0.00';
  if (args.strategy === 'REMOVE_STANDALONE_VARIANT' && alone && standalone[0] !== undefined)
    dropStandalone(state, standalone[0]);
  return ok(made);
}

/** Its product was told of before, with the one that goes. */
function dropStandalone(state: State, variant: VariantRecord): void {
  dropVariant(state, variant);
  touchProduct(state, variant.productId);
}

/** Adds option values that the product does not have yet. */
function withValues(state: State, product: ProductRecord, values: string[]): ProductRecord {
  const options = product.options.map((option, place) => {
    const value = values[place] ?? 'Default Title';
    if (option.values.some(({ name }) => name === value)) return option;
    return {
      ...option,
      values: [...option.values, { id: state.newId('ProductOptionValue'), name: value }],
    };
  });
  return state.products.put({ ...product, options, updatedAt: state.time() });
}

function updateVariants(args: Arguments, { state }: Context): Outcome<VariantRecord[]> {
  const productId = String(args.productId);
  if (!state.products.has(productId))
    return refuse('PRODUCT_DOES_NOT_EXIST', ['productId'], 'Product does not exist');
  const made: VariantRecord[] = [];
  for (const [at, input] of (args.variants as VariantInput[]).entries()) {
    const known = state.variants.get(input.id ?? '');
    if (known?.productId !== productId)
      return refuse(
        'PRODUCT_VARIANT_DOES_NOT_EXIST',
        ['variants', String(at), 'id'],
        'Product variant does not exist',
      );
    const changed = updateVariant(state, { variantId: known.id, ...readVariant(input) });
    if (!changed.ok) return changed;
    made.push(changed.value);
  }
  return ok(made);
}

const withProduct = (variants: VariantRecord[], { state }: Context, args: Arguments) => ({
  product: state.products.need(String(args.productId)),
  productVariants: variants,
});

export const variantMutations: Record<string, Resolver<unknown>> = {
  productVariantsBulkCreate: mutation(createVariants, withProduct),
  productVariantsBulkUpdate: mutation(updateVariants, withProduct),
  productVariantsBulkDelete: mutation(
    (args, { state }) =>
      removeVariants(state, {
        productId: String(args.productId),
        variantIds: args.variantsIds as string[],
      }),
    (product) => ({ product }),
  ),
};

// Mutations of products.
import { ok } from '../../../../src/shared/result.ts';
import { createProduct } from '../../actions/create-product.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import type { ProductRecord } from '../../records.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { notDone } from '../errors.ts';
import { distinctTags } from './draft-order-record.ts';
import { mutation } from './mutation.ts';
import { removeVariant } from './variant.ts';

type ProductInput = Partial<
  Pick<
    ProductRecord,
    'title' | 'handle' | 'vendor' | 'productType' | 'status' | 'descriptionHtml' | 'tags'
  >
> & {
  id?: string | null;
  productOptions?: { name?: string | null; values?: { name?: string | null }[] | null }[] | null;
};

const readInput = (args: Arguments, what: string): ProductInput => {
  if (args.product == null) throw notDone(`${what} with input: give product`);
  return args.product as ProductInput;
};

function create(args: Arguments, { state }: Context): Outcome<ProductRecord> {
  const input = readInput(args, 'productCreate');
  const options = (input.productOptions ?? []).flatMap(({ name, values }) =>
    name == null ? [] : [{ name, first: values?.[0]?.name ?? 'Default Title' }],
  );
  return createProduct(state, {
    title: input.title ?? '',
    ...(input.vendor == null ? {} : { vendor: input.vendor }),
    ...(input.productType == null ? {} : { productType: input.productType }),
    ...(input.descriptionHtml == null ? {} : { descriptionHtml: input.descriptionHtml }),
    ...(input.status == null ? {} : { status: input.status }),
    ...(input.tags == null ? {} : { tags: distinctTags(input.tags) }),
    ...(options.length === 0 ? {} : { options: options.map(({ name }) => name) }),
    variants: [
      {
        sku: null,
        price: '0',
        tracked: false,
        ...(options.length === 0 ? {} : { optionValues: options.map(({ first }) => first) }),
      },
    ],
  });
}

const noProduct = (field: string) => refuse('NOT_FOUND', [field], 'Product does not exist');

function update(args: Arguments, { state }: Context): Outcome<ProductRecord> {
  const input = readInput(args, 'productUpdate');
  const known = state.products.get(input.id ?? '');
  if (known === undefined) return noProduct('id');
  if (input.title !== undefined && input.title.trim() === '')
    return refuse('BLANK', ['title'], "Title can't be blank");
  const { title, handle, vendor, productType, status, descriptionHtml, tags } = input;
  const changed = state.products.put({
    ...known,
    title: title ?? known.title,
    handle: handle ?? known.handle,
    vendor: vendor ?? known.vendor,
    productType: productType ?? known.productType,
    status: status ?? known.status,
    descriptionHtml: descriptionHtml ?? known.descriptionHtml,
    tags: tags == null ? known.tags : distinctTags(tags),
    updatedAt: state.time(),
  });
  state.emit('products/update', { productId: known.id });
  return ok(changed);
}

function remove(args: Arguments, { state }: Context): Outcome<string> {
  const { id } = args.input as { id: string };
  if (!state.products.has(id)) return noProduct('id');
  for (const variant of state.variants.in(id)) removeVariant(state, variant);
  state.products.delete(id);
  state.emit('products/delete', { productId: id });
  return ok(id);
}

export const productMutations: Record<string, Resolver<unknown>> = {
  productCreate: mutation(create, (product, { state }) => ({ product, shop: state.shop() })),
  productUpdate: mutation(update, (product) => ({ product })),
  productDelete: mutation(remove, (deletedProductId, { state }) => ({
    deletedProductId,
    shop: state.shop(),
  })),
};

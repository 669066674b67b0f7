// Mutations of products.
import { ok } from '../../../../src/shared/result.ts';
import { createProduct } from '../../actions/create-product.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import { removeProduct } from '../../actions/remove-variant.ts';
import type { ProductRecord } from '../../records.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { notDone } from '../errors.ts';
import { distinctTags } from './draft-order-record.ts';
import { mutation } from './mutation.ts';

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

function update(args: Arguments, { state }: Context): Outcome<ProductRecord> {
  const input = readInput(args, 'productUpdate');
  const known = state.products.get(input.id ?? '');
  if (known === undefined) return refuse('NOT_FOUND', ['id'], 'Product does not exist');
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

export const productMutations: Record<string, Resolver<unknown>> = {
  productCreate: mutation(create, (product, { state }) => ({ product, shop: state.shop() })),
  productUpdate: mutation(update, (product) => ({ product })),
  productDelete: mutation(
    (args, { state }) => removeProduct(state, { productId: (args.input as { id: string }).id }),
    (deletedProductId, { state }) => ({ deletedProductId, shop: state.shop() }),
  ),
};

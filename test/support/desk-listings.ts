/** What a store's staff do with what it lists: another SKU for a variant, or the product away. */
import { must, type Post } from './desk-documents.ts';

type Refusals = { userErrors: { message: string }[] };

type Listed = {
  id: string;
  sku: string | null;
  product: { id: string };
  inventoryItem: { id: string };
};

type Variants = {
  productVariants: {
    nodes: Listed[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

/** Every variant of the store with this SKU, oldest first; throws where there is none. */
export async function listedOf(post: Post, sku: string): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { productVariants }: Variants = await post<Variants>(
      `query Listed($after: String) { productVariants(first: 250, after: $after) {
        nodes { id sku product { id } inventoryItem { id } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    listed.push(...productVariants.nodes.filter((one) => one.sku === sku));
    ({ hasNextPage: more, endCursor: after } = productVariants.pageInfo);
  }
  if (listed.length === 0) throw new Error(`The store does not list ${sku}`);
  return listed;
}

/** Gives the first variant with this SKU another one. */
export async function renameSku(post: Post, sku: string, to: string): Promise<void> {
  const [variant] = await listedOf(post, sku);
  const { productVariantsBulkUpdate } = await post<{ productVariantsBulkUpdate: Refusals }>(
    `mutation Rename($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkUpdate(productId: $productId, variants: $variants) { userErrors { message } }
    }`,
    { productId: variant?.product.id, variants: [{ id: variant?.id, inventoryItem: { sku: to } }] },
  );
  must(productVariantsBulkUpdate);
}

/** Deletes the newest product with this SKU. */
export async function removeProduct(post: Post, sku: string): Promise<void> {
  const variant = (await listedOf(post, sku)).at(-1);
  const { productDelete } = await post<{ productDelete: Refusals }>(
    'mutation Gone($id: ID!) { productDelete(input: { id: $id }) { userErrors { message } } }',
    { id: variant?.product.id },
  );
  must(productDelete);
}

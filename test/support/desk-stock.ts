/** What a store's staff do with its products and shelves. */
import { listVariants } from './desk-checkout.ts';
import { must, type Post } from './desk-documents.ts';

export type DeskLevel = {
  inventoryItemId: string;
  locationId: string;
  location: string;
  available: number;
};

type Refusals = { userErrors: { message: string }[] };

export function stockDesk(post: Post) {
  /** What a SKU has at each location that stocks it. */
  const levels = async (sku: string): Promise<DeskLevel[]> => {
    const { inventoryItems } = await post<{
      inventoryItems: {
        nodes: {
          id: string;
          sku: string;
          inventoryLevels: {
            nodes: {
              location: { id: string; name: string };
              quantities: { quantity: number }[];
            }[];
          };
        }[];
      };
    }>(
      `query Level($query: String!) { inventoryItems(first: 10, query: $query) { nodes { id sku
        inventoryLevels(first: 10) { nodes { location { id name } quantities(names: ["available"]) { quantity } } } } } }`,
      { query: `sku:'${sku}'` },
    );
    return inventoryItems.nodes
      .filter((listed) => listed.sku === sku)
      .flatMap(({ id, inventoryLevels }) =>
        inventoryLevels.nodes.map((level) => ({
          inventoryItemId: id,
          locationId: level.location.id,
          location: level.location.name,
          available: level.quantities[0]?.quantity ?? 0,
        })),
      );
  };

  /** Units available of a SKU over all locations of the store. */
  const available = async (sku: string): Promise<number> =>
    (await levels(sku)).reduce((sum, level) => sum + level.available, 0);

  /** A person counts the shelf: this many from now on, at the named location or the first that stocks it. */
  const setStock = async (sku: string, quantity: number, location?: string): Promise<void> => {
    const known = await levels(sku);
    const level = known.find((one) => one.location === location) ?? known[0];
    if (!level) throw new Error(`The store does not stock ${sku}`);
    const { inventorySetQuantities } = await post<{ inventorySetQuantities: Refusals }>(
      `mutation Count($input: InventorySetQuantitiesInput!, $key: String!) {
        inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { message } } }`,
      {
        key: crypto.randomUUID(),
        input: {
          name: 'available',
          reason: 'correction',
          quantities: [
            {
              inventoryItemId: level.inventoryItemId,
              locationId: level.locationId,
              quantity,
              changeFromQuantity: null,
            },
          ],
        },
      },
    );
    must(inventorySetQuantities);
  };

  const variantOf = async (sku: string) => {
    const variant = (await listVariants(post)).find((one) => one.sku === sku);
    if (!variant) throw new Error(`The store does not list ${sku}`);
    return variant;
  };

  /** Somebody lets the store count a SKU's stock, or stops it. */
  const setTracked = async (sku: string, tracked: boolean): Promise<void> => {
    const { inventoryItem } = await variantOf(sku);
    const { inventoryItemUpdate } = await post<{ inventoryItemUpdate: Refusals }>(
      `mutation Track($id: ID!, $tracked: Boolean!) {
        inventoryItemUpdate(id: $id, input: { tracked: $tracked }) { userErrors { message } }
      }`,
      { id: inventoryItem.id, tracked },
    );
    must(inventoryItemUpdate);
  };

  /** Somebody changes a variant: its price, or whether it sells on below zero. */
  const setVariant = async (
    sku: string,
    change: { price?: string; inventoryPolicy?: 'CONTINUE' | 'DENY' },
  ): Promise<void> => {
    const { id } = await variantOf(sku);
    const { productVariant } = await post<{ productVariant: { product: { id: string } } }>(
      'query Product($id: ID!) { productVariant(id: $id) { product { id } } }',
      { id },
    );
    const { productVariantsBulkUpdate } = await post<{ productVariantsBulkUpdate: Refusals }>(
      `mutation Change($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
        productVariantsBulkUpdate(productId: $productId, variants: $variants) {
          userErrors { message }
        }
      }`,
      { productId: productVariant.product.id, variants: [{ id, ...change }] },
    );
    must(productVariantsBulkUpdate);
  };

  /** A new product with one variant, counted and shipped, in stock at every location named. */
  const addProduct = async (
    sku: string,
    stock: Record<string, number> = {},
    { title = sku, price = '10.00' }: { title?: string; price?: string } = {},
  ): Promise<void> => {
    const { locations } = await post<{
      locations: { nodes: { id: string; name: string }[] };
    }>('{ locations(first: 20) { nodes { id name } } }');
    const { productCreate } = await post<{
      productCreate: Refusals & { product: { id: string } };
    }>(
      `mutation Product($product: ProductCreateInput!) {
        productCreate(product: $product) { product { id } userErrors { message } }
      }`,
      { product: { title, status: 'ACTIVE' } },
    );
    must(productCreate);
    const { productVariantsBulkCreate } = await post<{ productVariantsBulkCreate: Refusals }>(
      `mutation Variant($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
        productVariantsBulkCreate(
          productId: $productId, variants: $variants, strategy: REMOVE_STANDALONE_VARIANT
        ) { userErrors { message } }
      }`,
      {
        productId: productCreate.product.id,
        variants: [
          {
            price,
            inventoryItem: { sku, tracked: true, requiresShipping: true },
            inventoryQuantities: Object.entries(stock).map(([name, availableQuantity]) => ({
              locationId: locations.nodes.find((location) => location.name === name)?.id,
              availableQuantity,
            })),
          },
        ],
      },
    );
    must(productVariantsBulkCreate);
  };

  /** Every SKU the store lists. */
  const listSkus = async (): Promise<string[]> =>
    (await listVariants(post)).flatMap(({ sku }) => (sku ? [sku] : []));

  return { levels, available, setStock, setTracked, setVariant, addProduct, listSkus };
}

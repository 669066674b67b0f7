/** What a store's staff do with its catalogue and its locations: SKUs and barcodes, variants more or fewer, places. */

import { must, type Post } from './desk-documents.ts';
import { listedOf, renameSku } from './desk-listings.ts';

type Refusals = { userErrors: { message: string }[] };

type Place = { id: string; name: string; isActive: boolean };

export function catalogueDesk(post: Post) {
  /** Deletes the newest variant with this SKU; with its product, where that has no other. */
  const deleteVariant = async (sku: string): Promise<void> => {
    const variant = (await listedOf(post, sku)).at(-1);
    const productId = variant?.product.id;
    const { product } = await post<{ product: { variantsCount: { count: number } } }>(
      'query Count($productId: ID!) { product(id: $productId) { variantsCount { count } } }',
      { productId },
    );
    const { gone } =
      product.variantsCount.count === 1
        ? await post<{ gone: Refusals }>(
            'mutation Gone($id: ID!) { gone: productDelete(input: { id: $id }) { userErrors { message } } }',
            { id: productId },
          )
        : await post<{ gone: Refusals }>(
            `mutation Gone($productId: ID!, $ids: [ID!]!) {
              gone: productVariantsBulkDelete(productId: $productId, variantsIds: $ids) {
                userErrors { message } } }`,
            { productId, ids: [variant?.id] },
          );
    must(gone);
  };

  /** Lists the first variant with this SKU a second time in its product, with the same SKU and without stock. */
  const duplicateVariant = async (sku: string): Promise<void> => {
    const [variant] = await listedOf(post, sku);
    const { productVariant } = await post<{
      productVariant: {
        barcode: string | null;
        price: string;
        selectedOptions: { name: string; value: string }[];
        inventoryItem: { tracked: boolean };
        product: { variants: { nodes: { id: string }[] } };
      };
    }>(
      `query Copied($id: ID!) { productVariant(id: $id) { barcode price selectedOptions { name value }
        inventoryItem { tracked } product { variants(first: 250) { nodes { id } } } } }`,
      { id: variant?.id },
    );
    const { barcode, price, selectedOptions, inventoryItem, product } = productVariant;
    const [first, ...others] = selectedOptions;
    const copy = { ...first, value: `${first?.value} copy ${product.variants.nodes.length}` };
    const { productVariantsBulkCreate } = await post<{ productVariantsBulkCreate: Refusals }>(
      `mutation Copy($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
        productVariantsBulkCreate(productId: $productId, variants: $variants) {
          userErrors { message } } }`,
      {
        productId: variant?.product.id,
        variants: [
          {
            barcode,
            price,
            inventoryItem: { sku, tracked: inventoryItem.tracked },
            optionValues: [copy, ...others].map(({ name, value }) => ({
              optionName: name,
              name: value,
            })),
          },
        ],
      },
    );
    must(productVariantsBulkCreate);
  };

  /** Gives the first variant with this SKU a barcode, or takes it away with null. */
  const setBarcode = async (sku: string, barcode: string | null): Promise<void> => {
    const [variant] = await listedOf(post, sku);
    const { productVariantsBulkUpdate } = await post<{ productVariantsBulkUpdate: Refusals }>(
      `mutation Barcode($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
        productVariantsBulkUpdate(productId: $productId, variants: $variants) {
          userErrors { message } } }`,
      { productId: variant?.product.id, variants: [{ id: variant?.id, barcode }] },
    );
    must(productVariantsBulkUpdate);
  };

  /** Every location of the store, closed ones too. */
  const listLocations = async (): Promise<Place[]> => {
    const { locations } = await post<{ locations: { nodes: Place[] } }>(
      '{ locations(first: 50, includeInactive: true) { nodes { id name isActive } } }',
    );
    return locations.nodes;
  };

  const locationNamed = async (name: string): Promise<Place> => {
    const found = (await listLocations()).find((one) => one.name === name);
    if (!found) throw new Error(`The store has no location ${name}`);
    return found;
  };

  /** Adds an open location that ships online orders. It stocks nothing yet. */
  const addLocation = async (name: string): Promise<void> => {
    const { locationAdd } = await post<{ locationAdd: Refusals }>(
      `mutation Add($name: String!) {
        locationAdd(input: { name: $name, address: { countryCode: US } }) { userErrors { message } } }`,
      { name },
    );
    must(locationAdd);
  };

  /** Gives a location another name. */
  const renameLocation = async (name: string, to: string): Promise<void> => {
    const { id } = await locationNamed(name);
    const { locationEdit } = await post<{ locationEdit: Refusals }>(
      `mutation Rename($id: ID!, $to: String!) {
        locationEdit(id: $id, input: { name: $to }) { userErrors { message } } }`,
      { id, to },
    );
    must(locationEdit);
  };

  /** Closes a location; its stock and open orders go to `stockTo`, without which it may have neither. */
  const closeLocation = async (name: string, stockTo?: string): Promise<void> => {
    const { id } = await locationNamed(name);
    const to = stockTo === undefined ? undefined : (await locationNamed(stockTo)).id;
    const { locationDeactivate } = await post<{
      locationDeactivate: { locationDeactivateUserErrors: { message: string }[] };
    }>(
      `mutation Close($id: ID!, $to: ID, $key: String!) {
        locationDeactivate(locationId: $id, destinationLocationId: $to) @idempotent(key: $key) {
          locationDeactivateUserErrors { message } } }`,
      { id, to, key: crypto.randomUUID() },
    );
    must({ userErrors: locationDeactivate.locationDeactivateUserErrors });
  };

  /** Opens a closed location again. It stocks nothing until it is stocked anew. */
  const openLocation = async (name: string): Promise<void> => {
    const { id } = await locationNamed(name);
    const { locationActivate } = await post<{
      locationActivate: { locationActivateUserErrors: { message: string }[] };
    }>(
      `mutation Open($id: ID!, $key: String!) {
        locationActivate(locationId: $id) @idempotent(key: $key) {
          locationActivateUserErrors { message } } }`,
      { id, key: crypto.randomUUID() },
    );
    must({ userErrors: locationActivate.locationActivateUserErrors });
  };

  /** Lets a location stock a SKU from now on, with so many units. */
  const stockAt = async (sku: string, name: string, available: number): Promise<void> => {
    const [variant] = await listedOf(post, sku);
    const { id: locationId } = await locationNamed(name);
    const { inventoryActivate } = await post<{ inventoryActivate: Refusals }>(
      `mutation Stock($itemId: ID!, $locationId: ID!, $available: Int!, $key: String!) {
        inventoryActivate(inventoryItemId: $itemId, locationId: $locationId, available: $available)
          @idempotent(key: $key) { userErrors { message } } }`,
      { itemId: variant?.inventoryItem.id, locationId, available, key: crypto.randomUUID() },
    );
    must(inventoryActivate);
  };

  return {
    /** Gives the first variant with this SKU another one. */
    renameSku: (sku: string, to: string) => renameSku(post, sku, to),
    setBarcode,
    deleteVariant,
    duplicateVariant,
    listLocations,
    addLocation,
    renameLocation,
    closeLocation,
    openLocation,
    stockAt,
  };
}

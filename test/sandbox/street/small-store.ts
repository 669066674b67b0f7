// A store of two products and one location, written record by record for tests of what is built from records.
import type { Address } from '../../../sandbox/shopify/records.ts';
import type { State } from '../../../sandbox/shopify/state.ts';

const nowhere: Address = {
  firstName: null,
  lastName: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  province: null,
  provinceCode: null,
  country: 'United States',
  countryCode: 'US',
  zip: null,
  phone: null,
};

export function smallStore(state: State): void {
  const dated = (type: string) => ({
    id: state.newId(type),
    createdAt: state.time(),
    updatedAt: state.time(),
  });
  state.shops.put({
    ...dated('Shop'),
    name: 'Mug Street',
    myshopifyDomain: 'mug-street.myshopify.com',
    email: 'hello@mug-street.example',
    currencyCode: 'USD',
    ianaTimezone: 'America/New_York',
    taxesIncluded: false,
    planName: 'Basic',
    address: nowhere,
    app: {
      id: state.newId('App'),
      title: 'Crossdock',
      installationId: state.newId('AppInstallation'),
    },
    scopes: ['write_orders'],
  });
  const shop = state.locations.put({
    ...dated('Location'),
    name: 'Shop',
    isActive: true,
    deactivatedAt: null,
    fulfillsOnlineOrders: true,
    isPrimary: true,
    address: nowhere,
  });
  for (const [title, variantTitle, sku, price] of [
    ['Mug', 'Red', 'MUG-RED', '19.50'],
    ['Tee', 'Default Title', 'TEE-M', '20.00'],
  ] as const) {
    const product = state.products.put({
      ...dated('Product'),
      title,
      handle: title.toLowerCase(),
      descriptionHtml: '',
      vendor: 'North Supply',
      productType: '',
      status: 'ACTIVE',
      tags: [],
      options: [],
      publishedAt: state.time(),
    });
    const itemId = state.newId('InventoryItem');
    const variant = state.variants.put({
      ...dated('ProductVariant'),
      productId: product.id,
      inventoryItemId: itemId,
      title: variantTitle,
      price,
      compareAtPrice: null,
      barcode: null,
      inventoryPolicy: 'DENY',
      taxable: true,
      position: 1,
      selectedOptions: [],
    });
    state.inventoryItems.put({
      ...dated('InventoryItem'),
      id: itemId,
      variantId: variant.id,
      sku,
      tracked: true,
      requiresShipping: true,
      unitCost: null,
      countryCodeOfOrigin: null,
      harmonizedSystemCode: null,
      grams: 250,
    });
    state.levels.put({
      ...dated('InventoryLevel'),
      itemId,
      locationId: shop.id,
      isActive: true,
      quantities: {
        available: 10,
        on_hand: 10,
        committed: 0,
        incoming: 0,
        reserved: 0,
        damaged: 0,
        quality_control: 0,
        safety_stock: 0,
      },
      quantitiesUpdatedAt: {},
    });
  }
}

// Fills a new store: its shop, locations, products and stock. No webhook tells of it, and no search lags behind it.

import { createProduct } from './actions/create-product.ts';
import { wholeAddress } from './address.ts';
import type { State } from './state.ts';
import type { SeedLocation, StoreSeed } from './store-seed.ts';

export type StoreIdentity = { name: string; shop: string };

/** Scopes of the sandbox's one app: every one Crossdock asks for. */
const scopes = [
  'read_all_orders',
  'read_customers',
  'read_fulfillments',
  'read_inventory',
  'read_locations',
  'read_merchant_managed_fulfillment_orders',
  'read_orders',
  'read_products',
  'read_returns',
  'write_customers',
  'write_fulfillments',
  'write_inventory',
  'write_merchant_managed_fulfillment_orders',
  'write_order_edits',
  'write_orders',
  'write_products',
  'write_returns',
];

/** @throws Error where the seed contradicts itself: a location without a name, a product without variants */
export function seedStore(state: State, { name, shop }: StoreIdentity, seed: StoreSeed): void {
  state.fill(() => {
    const at = state.time();
    const [first] = seed.locations;
    state.shops.put({
      id: state.newId('Shop'),
      createdAt: at,
      updatedAt: at,
      name,
      myshopifyDomain: shop,
      email: `hello@${shop.replace('.myshopify.com', '.example')}`,
      currencyCode: seed.currencyCode ?? 'USD',
      ianaTimezone: seed.ianaTimezone ?? 'America/New_York',
      taxesIncluded: seed.taxesIncluded ?? false,
      planName: seed.planName ?? 'Basic',
      address: wholeAddress({ countryCode: 'US', ...first?.address, company: name }),
      app: {
        id: state.newId('App'),
        title: 'Crossdock',
        installationId: state.newId('AppInstallation'),
      },
      scopes,
    });
    for (const [place, location] of seed.locations.entries())
      addLocation(state, location, place === 0);
    for (const product of seed.products) {
      const created = createProduct(state, product);
      if (!created.ok)
        throw new Error(`The seed of ${name} is wrong: ${created.failure[0]?.message}`);
    }
    for (let number = 1001; number < (seed.firstOrderNumber ?? 1001); number += 1)
      state.count('orderNumber');
  });
}

function addLocation(state: State, seed: SeedLocation, isPrimary: boolean): void {
  if (seed.name.trim() === '') throw new Error('A location of the seed has no name.');
  const at = state.time();
  const isActive = seed.isActive ?? true;
  state.locations.put({
    id: state.newId('Location'),
    createdAt: at,
    updatedAt: at,
    name: seed.name,
    isActive,
    deactivatedAt: isActive ? null : at,
    fulfillsOnlineOrders: seed.fulfillsOnlineOrders ?? true,
    isPrimary,
    address: wholeAddress({ countryCode: 'US', ...seed.address }),
  });
}

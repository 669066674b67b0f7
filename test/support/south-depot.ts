/** A second source store: it ships what the destinations sell of their own, and the sun print as North Supply does. */
import type { SeededStore } from '../../sandbox/seeds/three-stores.ts';

const depot = 'South depot';

/** @returns the depot, to be connected beyond the three stores */
export function southDepot(): SeededStore {
  const product = (title: string, sku: string, price: string, units: number) => ({
    title,
    vendor: 'South Depot',
    variants: [{ sku, price, grams: 100, stock: { [depot]: units } }],
  });
  return {
    name: 'South Depot',
    shop: 'south-depot.myshopify.com',
    role: 'source',
    token: 'shpat_sandbox_south_depot',
    webhookSecret: 'sandbox-webhooks-of-south-depot',
    seed: {
      currencyCode: 'USD',
      ianaTimezone: 'America/Chicago',
      planName: 'Basic',
      firstOrderNumber: 7001,
      locations: [
        {
          name: depot,
          address: {
            address1: '9 Levee Street',
            city: 'Memphis',
            provinceCode: 'TN',
            zip: '38103',
            countryCode: 'US',
          },
        },
      ],
      products: [
        product('Mug Street pin', 'PIN-MUGST', '4.00', 50),
        product('Sea salt', 'SALT-SEA', '6.00', 30),
      ],
    },
  };
}

// The fourth store of `npm start`: it runs and nobody has connected it, so that connecting one can be tried from nothing.
import type { SeedProduct, SeedVariant, StoreSeed } from '../shopify/store-seed.ts';
import type { SeededStore } from './three-stores.ts';

const shop = 'Corner shop';
const stall = 'Market stall';

/**
 * @returns Corner Shelf, a destination in USD that shows other numbers than North Supply has, and whose catalogue has one
 *   of each thing that linking by SKU meets
 */
export function fourthStore(): SeededStore {
  return {
    name: 'Corner Shelf',
    shop: 'corner-shelf.myshopify.com',
    role: 'destination',
    token: 'shpat_sandbox_corner_shelf',
    webhookSecret: 'sandbox-webhooks-of-corner-shelf',
    seed: cornerShelf(),
  };
}

const cornerShelf = (): StoreSeed => ({
  currencyCode: 'USD',
  ianaTimezone: 'America/Chicago',
  planName: 'Basic',
  firstOrderNumber: 3001,
  locations: [
    { name: shop, address: place('21 Corner Street', 'Galena', 'IL', '61036') },
    { name: stall, address: place('5 Market Square', 'Galena', 'IL', '61036') },
  ],
  products: [
    {
      title: 'Stoneware mug',
      options: ['Color'],
      variants: [
        { ...variant('MUG-RED', '21.00', { [shop]: 4 }), optionValues: ['Red'] },
        { ...variant('MUG-BLUE', '21.00', { [shop]: 25 }), optionValues: ['Blue'] },
      ],
    },
    single('Canvas tote', 'TOTE-NAT', '19.00', { [shop]: 3, [stall]: 2 }),
    single('Fig candle', 'CANDLE-FIG', '27.00', { [shop]: 30 }),
    // North Supply has none of it.
    single('Cedar candle', 'CANDLE-CEDAR', '27.00', { [shop]: 6 }),
    single('Enamel teapot', 'TEAPOT-WHT', '54.00', { [shop]: 1 }),
    single('Wool blanket', 'BLANKET-GRY', '98.00', { [shop]: 8 }),
    single('Sun 🌞 print', 'PRINT-SUN', '23.00', { [shop]: 2 }),
    // Written otherwise than there.
    single('Harbor tee, medium', 'tee-m', '30.00', { [shop]: 5 }),
    // Stands twice there.
    single('Garden gloves', 'GLOVES', '16.00', { [shop]: 9 }),
    // Sold by this store alone.
    single('Oak shelf', 'SHELF-OAK', '64.00', { [shop]: 7 }),
    single('Grab bag', null, '12.00', { [shop]: 4 }),
    { title: 'Gift wrap', variants: [{ sku: 'GIFT-WRAP', price: '3.00', tracked: false }] },
  ],
});

const variant = (
  sku: string | null,
  price: string,
  stock: NonNullable<SeedVariant['stock']>,
): SeedVariant => ({ sku, price, stock, grams: 300 });

const single = (
  ...[title, sku, price, stock]: [string, ...Parameters<typeof variant>]
): SeedProduct => ({
  title,
  variants: [variant(sku, price, stock)],
});

const place = (address1: string, city: string, provinceCode: string, zip: string) => ({
  address1,
  city,
  provinceCode,
  zip,
  countryCode: 'US',
});

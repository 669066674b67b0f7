// The three stores of `npm start`: a source that holds the stock, and two destinations that sell some of it.
import type { SeedProduct, SeedVariant, StoreSeed } from '../shopify/store-seed.ts';

/** One store of the three; token and secret are no secrets, they open stores on this machine only. */
export type SeededStore = {
  name: string;
  /** 'north-supply.myshopify.com' */
  shop: string;
  role: 'source' | 'destination';
  token: string;
  webhookSecret: string;
  seed: StoreSeed;
};

const main = 'Main warehouse';
const overflow = 'Overflow';

/** @returns North Supply (source), Mug Street and Harbor Goods (destinations), in this order; all sell in USD */
export function threeStores(): [SeededStore, SeededStore, SeededStore] {
  return [northSupply(), mugStreet(), harborGoods()];
}

function northSupply(): SeededStore {
  return {
    name: 'North Supply',
    shop: 'north-supply.myshopify.com',
    role: 'source',
    token: 'shpat_sandbox_north_supply',
    webhookSecret: 'sandbox-webhooks-of-north-supply',
    seed: {
      currencyCode: 'USD',
      ianaTimezone: 'America/Chicago',
      planName: 'Advanced',
      firstOrderNumber: 5001,
      locations: [
        { name: main, address: place('400 Dock Road', 'Duluth', 'MN', '55802') },
        { name: overflow, address: place('12 Rail Yard', 'Superior', 'WI', '54880') },
      ],
      products: [
        mugs({ red: { [main]: 40, [overflow]: 10 }, blue: { [main]: 25, [overflow]: 0 } }),
        tees({ s: { [main]: 12 }, m: { [main]: 18, [overflow]: 6 }, l: { [main]: 9 } }),
        single('Canvas tote', 'TOTE-NAT', '16.00', { [main]: 60, [overflow]: 20 }, 180),
        single('Fig candle', 'CANDLE-FIG', '24.00', { [main]: 14, [overflow]: 4 }, 420),
        single('Cedar candle', 'CANDLE-CEDAR', '24.00', { [main]: 0, [overflow]: 0 }, 420),
        single('Enamel teapot', 'TEAPOT-WHT', '48.00', { [main]: 7 }, 950),
        single('Linen napkins, set of four', 'NAPKIN-4', '32.00', { [main]: 22 }, 260),
        single('Garden gloves', 'GLOVES', '14.00', { [main]: 30 }, 120),
        single('Garden gloves, last year’s', 'GLOVES', '9.00', { [overflow]: 11 }, 120),
        single('Sun 🌞 print', 'PRINT-SUN', '20.00', { [main]: 35 }, 90),
        untracked('Gift wrap', 'GIFT-WRAP', '3.00'),
        single('Wool blanket', 'BLANKET-GRY', '89.00', { [main]: 5, [overflow]: 3 }, 1400),
      ],
    },
  };
}

function mugStreet(): SeededStore {
  const shop = 'Mug Street shop';
  return {
    name: 'Mug Street',
    shop: 'mug-street.myshopify.com',
    role: 'destination',
    token: 'shpat_sandbox_mug_street',
    webhookSecret: 'sandbox-webhooks-of-mug-street',
    seed: {
      currencyCode: 'USD',
      ianaTimezone: 'America/New_York',
      planName: 'Basic',
      firstOrderNumber: 1001,
      locations: [
        { name: shop, address: place('77 Mug Street', 'Portland', 'ME', '04101') },
        { name: 'Waterfront stall', address: place('1 Harbor Walk', 'Portland', 'ME', '04101') },
      ],
      products: [
        mugs({ red: { [shop]: 40 }, blue: { [shop]: 25 } }),
        tees({ s: { [shop]: 12 }, m: { [shop]: 18 }, l: { [shop]: 9 } }),
        single('Canvas tote', 'TOTE-NAT', '18.00', { [shop]: 60 }, 180),
        single('Fig candle', 'CANDLE-FIG', '26.00', { [shop]: 14 }, 420),
        single('Cedar candle', 'CANDLE-CEDAR', '26.00', { [shop]: 0 }, 420),
        single('Enamel teapot', 'TEAPOT-WHT', '52.00', { [shop]: 7 }, 950),
        single('Garden gloves', 'GLOVES', '15.00', { [shop]: 20 }, 120),
        single('Sun 🌞 print', 'PRINT-SUN', '22.00', { [shop]: 35 }, 90),
        untracked('Gift wrap', 'GIFT-WRAP', '3.50'),
        single('Mug Street pin', 'PIN-MUGST', '6.00', { [shop]: 80, 'Waterfront stall': 40 }, 15),
        digital('Brewing course, video', 'COURSE-BREW', '30.00'),
        single('Sample pack', null, '10.00', { [shop]: 15 }, 200),
      ],
    },
  };
}

function harborGoods(): SeededStore {
  const quay = 'Harbor quay';
  return {
    name: 'Harbor Goods',
    shop: 'harbor-goods.myshopify.com',
    role: 'destination',
    token: 'shpat_sandbox_harbor_goods',
    webhookSecret: 'sandbox-webhooks-of-harbor-goods',
    seed: {
      currencyCode: 'USD',
      ianaTimezone: 'America/Los_Angeles',
      planName: 'Basic',
      firstOrderNumber: 2001,
      locations: [{ name: quay, address: place('3 Harbor Quay', 'Astoria', 'OR', '97103') }],
      products: [
        mugs({ red: { [quay]: 40 }, blue: { [quay]: 25 } }),
        tees({ s: { [quay]: 12 }, m: { [quay]: 18 }, l: { [quay]: 9 } }),
        single('Canvas tote', 'TOTE-NAT', '17.00', { [quay]: 60 }, 180),
        single('Fig candle', 'CANDLE-FIG', '25.00', { [quay]: 14 }, 420),
        single('Linen napkins, set of four', 'NAPKIN-4', '34.00', { [quay]: 22 }, 260),
        single('Wool blanket', 'BLANKET-GRY', '95.00', { [quay]: 5 }, 1400),
        single('Sea salt', 'SALT-SEA', '8.00', { [quay]: 45 }, 300),
        single('Rope doormat', 'MAT-ROPE', '38.00', { [quay]: 6 }, 2100),
        untracked('Gift wrap', 'GIFT-WRAP', '3.00'),
      ],
    },
  };
}

type Stock = NonNullable<SeedVariant['stock']>;

function mugs(stock: { red: Stock; blue: Stock }): SeedProduct {
  return {
    title: 'Stoneware mug',
    vendor: 'North Supply',
    productType: 'Kitchen',
    tags: ['kitchen', 'stoneware'],
    options: ['Color'],
    variants: [
      { optionValues: ['Red'], sku: 'MUG-RED', price: '19.50', grams: 350, stock: stock.red },
      { optionValues: ['Blue'], sku: 'MUG-BLUE', price: '19.50', grams: 350, stock: stock.blue },
    ],
  };
}

function tees(stock: { s: Stock; m: Stock; l: Stock }): SeedProduct {
  const size = (name: 'S' | 'M' | 'L', units: Stock): SeedVariant => ({
    optionValues: [name],
    sku: `TEE-${name}`,
    price: '28.00',
    grams: 170,
    stock: units,
  });
  return {
    title: 'Harbor tee',
    vendor: 'North Supply',
    productType: 'Clothes',
    tags: ['cotton'],
    options: ['Size'],
    variants: [size('S', stock.s), size('M', stock.m), size('L', stock.l)],
  };
}

const single = (
  title: string,
  sku: string | null,
  price: string,
  stock: Stock,
  grams: number,
): SeedProduct => ({ title, vendor: 'North Supply', variants: [{ sku, price, stock, grams }] });

const untracked = (title: string, sku: string, price: string): SeedProduct => ({
  title,
  variants: [{ sku, price, tracked: false, grams: 20 }],
});

const digital = (title: string, sku: string, price: string): SeedProduct => ({
  title,
  variants: [{ sku, price, tracked: false, requiresShipping: false }],
});

const place = (address1: string, city: string, provinceCode: string, zip: string) => ({
  address1,
  city,
  provinceCode,
  zip,
  countryCode: 'US',
});

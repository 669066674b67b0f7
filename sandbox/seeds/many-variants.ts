// A store with as many variants as are wanted: for what must hold at any size.
import type { SeedProduct, StoreSeed } from '../shopify/store-seed.ts';

export type ManyVariants = {
  /** what SKUs begin with; 'SKU' where absent */
  prefix?: string;
  /** every one of them stocks every variant; ['Main'] where absent */
  locations?: string[];
};

const variantsEach = 10;

/**
 * @param count variants in all, tracked, in products of ten; the last product has the rest
 * @returns SKUs from 'SKU-000001' on, with 1 to 100 units at each location, and a barcode of twelve digits each
 */
export function manyVariants(
  count: number,
  { prefix = 'SKU', locations = ['Main'] }: ManyVariants = {},
): StoreSeed {
  const products = Array.from({ length: Math.ceil(count / variantsEach) }, (_, place) =>
    productOf(place * variantsEach, Math.min(count, (place + 1) * variantsEach), prefix, locations),
  );
  return { locations: locations.map((name) => ({ name })), products };
}

/** The variants after the first `from` up to the first `to`. */
function productOf(from: number, to: number, prefix: string, locations: string[]): SeedProduct {
  return {
    title: `Product ${from / variantsEach + 1}`,
    options: ['Size'],
    variants: Array.from({ length: to - from }, (_, at) => {
      const number = from + at + 1;
      const units = 1 + (number % 100);
      return {
        sku: `${prefix}-${String(number).padStart(6, '0')}`,
        barcode: String(100_000_000_000 + number),
        optionValues: [String(at + 1)],
        price: '10.00',
        stock: Object.fromEntries(locations.map((name) => [name, units])),
      };
    }),
  };
}

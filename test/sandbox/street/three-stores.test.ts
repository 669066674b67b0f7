// The three stores of `npm start`: what stories and the demo rely on is really in them.
import { describe, expect, it } from 'vitest';
import { threeStores } from '../../../sandbox/seeds/three-stores.ts';

const stores = threeStores();
const skusOf = (at: number) =>
  stores[at]?.seed.products.flatMap(({ variants }) => variants.map(({ sku }) => sku)) ?? [];
const [source, mugStreet, harbor] = [skusOf(0), skusOf(1), skusOf(2)];

describe('the three stores', () => {
  it('are one source and two destinations with tokens and secrets of their own', () => {
    expect(stores.map(({ name, role }) => [name, role])).toEqual([
      ['North Supply', 'source'],
      ['Mug Street', 'destination'],
      ['Harbor Goods', 'destination'],
    ]);
    for (const key of ['shop', 'token', 'webhookSecret'] as const)
      expect(new Set(stores.map((store) => store[key])).size).toBe(3);
  });

  it('stock only at locations they have', () => {
    for (const { seed } of stores) {
      const names = seed.locations.map(({ name }) => name);
      for (const { stock = {} } of seed.products.flatMap(({ variants }) => variants))
        expect(names).toEqual(expect.arrayContaining(Object.keys(stock)));
    }
    expect(stores.map(({ seed }) => seed.locations.length)).toEqual([2, 2, 1]);
  });

  it('share SKUs, and have each kind of trouble once', () => {
    for (const sku of ['MUG-RED', 'MUG-BLUE', 'TEE-S', 'TEE-M', 'TEE-L', 'TOTE-NAT', 'CANDLE-FIG'])
      for (const store of [source, mugStreet, harbor])
        expect(store.filter((each) => each === sku)).toHaveLength(1);
    expect(source.filter((sku) => sku === 'GLOVES')).toHaveLength(2);
    expect(mugStreet).toContain('GLOVES');
    expect(source).not.toContain('PIN-MUGST');
    expect(mugStreet).toContain('PIN-MUGST');
    expect(mugStreet).toContain(null);
    const products = stores[0].seed.products;
    expect(products.some(({ title }) => /\p{Extended_Pictographic}/u.test(title))).toBe(true);
    const variants = products.flatMap((product) => product.variants);
    expect(variants.filter(({ tracked }) => tracked === false)).toMatchObject([
      { sku: 'GIFT-WRAP' },
    ]);
    const empty = variants.filter(
      ({ stock }) => stock && Object.values(stock).every((n) => n === 0),
    );
    expect(empty).toMatchObject([{ sku: 'CANDLE-CEDAR' }]);
  });
});

// [OP5] What the Products page says of links: what was accepted and skipped, what unlinking does, what happened.
import { expect, it } from 'vitest';
import { isEnding, mayPause, mayResume, suggestionsOf } from '../../../client/products/links-of.ts';
import {
  acceptedSays,
  actText,
  linkedSays,
  unlinkSays,
} from '../../../client/products/product-words.ts';
import { productsPath, viewOf, views } from '../../../client/products/views.ts';

const facts = { links: 2, orders: 1, shown: 7, mayZero: 2, toZero: 2, ofLinks: 30 };
const stores = { source: 'North Supply', destination: 'Mug Street' };

it('[OP5] says how many suggestions were accepted, and why each of the others was not', () => {
  expect(acceptedSays(2, 1, [])).toBe(
    '2 SKUs linked. 1 order is looked at again. Stock is written once somebody applies its first levels.',
  );
  expect(
    acceptedSays(0, 0, [
      { sku: 'A', why: 'changed' },
      { sku: 'B', why: 'taken' },
      { sku: 'C', why: 'taken' },
    ]),
  ).toBe(
    'Nothing was linked. Skipped A: what was suggested has changed meanwhile; 2 (the suggested listing is linked to another one already).',
  );
  expect(acceptedSays(0, 0, [])).toBe('Nothing is suggested any more.');
  expect(linkedSays(0, 0)).toBe('It was linked so already.');
});

it('[ST8] says what unlinking leaves, and that nothing is set to zero that we never wrote', () => {
  expect(unlinkSays(facts, 'leave', stores)[0]).toContain('Mug Street keeps the 7 units');
  const zero = unlinkSays({ ...facts, mayZero: 1 }, 'zero', stores);
  expect(zero[0]).toBe(
    'Mug Street shows 0 of 1 SKU first; each is unlinked as soon as the store shows it.',
  );
  expect(zero[1]).toContain('1 SKU that we never wrote to');
  expect(zero).toContain('1 open order of Mug Street that is not pushed yet will stay there.');
  expect(unlinkSays({ ...facts, mayZero: 0 }, 'zero', stores)[0]).toContain(
    'None can be set to zero',
  );
});

it('[OP5] tells what happened to a link in a sentence', () => {
  expect(actText({ kind: 'link-made', before: null, after: 'CUP' })).toBe('Linked to CUP');
  expect(actText({ kind: 'link-made', before: 'A', after: 'B' })).toBe('Linked to B, before to A');
  expect(actText({ kind: 'link-removed', before: 'CUP', after: 'set to zero' })).toBe(
    'Unlinked from CUP, its stock set to zero',
  );
  expect(actText({ kind: 'listing-renamed', before: 'A', after: 'B' })).toBe('Renamed: A → B');
});

it('[OP5] a view, a search and a listing each have an address', () => {
  expect(
    productsPath({ connection: 'cn 1', view: 'missing', q: 'a&b', variant: 'gid://v/1' }),
  ).toBe('/products?connection=cn+1&view=missing&q=a%26b&variant=gid%3A%2F%2Fv%2F1');
  expect(productsPath({ view: 'all' })).toBe('/products');
  expect(viewOf('paused')).toBe('paused');
  expect(viewOf('toString')).toBe('all');
  expect(views.length).toBe(9);
});

it('[OP5] what is being unlinked is neither paused nor resumed', () => {
  const row = {
    variantId: 'v',
    state: 'linked',
    sourceVariantId: 's',
    suggestedVariantId: null,
    wasUnlinked: false,
  } as const;
  expect([mayPause(row), mayResume(row), isEnding(row)]).toEqual([true, false, false]);
  const ends = { ...row, wasUnlinked: true };
  expect([mayPause(ends), mayResume({ ...ends, state: 'paused' }), isEnding(ends)]).toEqual([
    false,
    false,
    true,
  ]);
  expect(suggestionsOf([row, { ...row, variantId: 'w', suggestedVariantId: 't' }])).toEqual([
    { variantId: 'w', sourceVariantId: 't' },
  ]);
});

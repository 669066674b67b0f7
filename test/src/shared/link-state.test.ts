import { describe, expect, it } from 'vitest';
import { linkHoldOf } from '../../../src/catalog/link-hold.ts';
import {
  followsStock,
  type LinkFacts,
  linkStateOf,
  suggestionOf,
} from '../../../src/shared/link-state.ts';
import { matchKey, titleKey } from '../../../src/shared/match-key.ts';

const link = { active: true, sourceTracked: true, sourceGone: false };
const facts = (change: Partial<LinkFacts> = {}): LinkFacts => ({
  sku: 'MUG-RED',
  tracked: true,
  ownCount: 1,
  sourceCount: 1,
  link,
  ...change,
});

describe('what a connection makes of a listing', () => {
  it.each([
    ['linked', undefined, {}],
    ['linked', undefined, { sourceCount: 0 }],
    ['linked', undefined, { sourceCount: 2, ownCount: 2 }],
    ['paused', 'link-paused', { link: { ...link, active: false } }],
    ['paused', 'link-paused', { link: { ...link, active: false, sourceTracked: false } }],
    ['not-tracked', 'stock-tracking-off', { tracked: false }],
    ['not-tracked', 'stock-tracking-off', { link: { ...link, sourceTracked: false } }],
    ['missing', 'sku-not-on-source', { link: undefined, sourceCount: 0 }],
    ['missing', 'sku-not-on-source', { link: { ...link, sourceGone: true }, sourceCount: 0 }],
    ['duplicate', 'sku-duplicate-on-source', { link: undefined, sourceCount: 2 }],
    ['duplicate', 'not-linked', { link: undefined, ownCount: 2 }],
    ['unlinked', 'not-linked', { link: undefined }],
    ['unlinked', 'not-linked', { link: { ...link, sourceGone: true } }],
    ['no-sku', 'sku-empty', { sku: '' }],
    ['no-sku', 'sku-empty', { sku: '', link: undefined, sourceCount: 0 }],
  ] as const)('[OP5] is %s, and a line of it stays for %s, where %o', (state, hold, change) => {
    expect(linkStateOf(facts(change))).toBe(state);
    expect(linkHoldOf(facts(change))).toBe(hold);
  });

  it('[ST3] follows stock as long as both count it, the link is active, and even when its source is gone', () => {
    expect(followsStock(facts())).toBe(true);
    expect(followsStock(facts({ link: { ...link, sourceGone: true } }))).toBe(true);
    expect(followsStock(facts({ tracked: false }))).toBe(false);
    expect(followsStock(facts({ link: { ...link, sourceTracked: false } }))).toBe(false);
    expect(followsStock(facts({ link: { ...link, active: false } }))).toBe(false);
    expect(followsStock(facts({ link: undefined }))).toBe(false);
  });
});

describe('what a missing SKU might be', () => {
  const one = { variantId: 'v1', sku: 'mug-red' };
  const two = { variantId: 'v2', sku: 'MUG RED' };

  it('[OP5] is the one listing whose SKU differs in case only, else in how it is written', () => {
    expect(suggestionOf('MUG-RED', [one], [], 1)).toEqual({ ...one, by: 'case' });
    expect(suggestionOf('MUG-RED', [two], [], 1)).toEqual({ ...two, by: 'writing' });
  });

  it('[OP5] is the one with its barcode where no SKU is like it', () => {
    expect(suggestionOf('MUG-RED', [], [two], 1)).toEqual({ ...two, by: 'barcode' });
  });

  it('[OP5] is nothing where two fit, or two of its own store are like each other', () => {
    expect(suggestionOf('MUG-RED', [one, two], [one], 1)).toBeUndefined();
    expect(suggestionOf('MUG-RED', [], [one, two], 1)).toBeUndefined();
    expect(suggestionOf('MUG-RED', [one], [], 2)).toBeUndefined();
    expect(suggestionOf('MUG-RED', [], [], 1)).toBeUndefined();
  });
});

describe('the key of a SKU', () => {
  it.each([
    ['MUG-RED', 'mugred'],
    [' mug_red ', 'mugred'],
    ['Mug\u00a0Red', 'mugred'],
    ['MUG\u2013RED', 'mugred'],
    ['ＭＵＧ１', 'mug1'],
    ['ÅNGSTRÖM-1', 'ångström1'],
    ['A/B.1', 'a/b.1'],
    ['-_ -', ''],
    ['', ''],
  ])('leaves out case, spaces, dashes and underscores: %j', (sku, key) => {
    expect(matchKey(sku)).toBe(key);
  });

  it('[OP5] of a title keeps its spaces', () => {
    expect(titleKey('  Red MUG, large ')).toBe('red mug, large');
  });
});

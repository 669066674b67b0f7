// Lines of a levels export: read quickly in their usual shape, exactly as JSON would read them, and refused otherwise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformLevel } from '../../../../src/platforms/platform.ts';
import { levelLine, levelLineByJson } from '../../../../src/platforms/shopify/level-line.ts';
import { UnreadableLine } from '../../../../src/platforms/unreadable-line.ts';

const row = {
  id: 'gid://shopify/InventoryLevel/112?inventory_item_id=48',
  item: { id: 'gid://shopify/InventoryItem/48' },
  updatedAt: '2026-11-23T12:00:00Z',
  quantities: [{ quantity: 7 }],
  __parentId: 'gid://shopify/Location/9',
};
const read: PlatformLevel = {
  inventoryItemId: 'gid://shopify/InventoryItem/48',
  locationId: 'gid://shopify/Location/9',
  available: 7,
  updatedAt: '2026-11-23T12:00:00Z',
};
const line = (over: object = {}) => JSON.stringify({ ...row, ...over });

describe('a line of an export', () => {
  it.each<[string, string, PlatformLevel]>([
    ['a level as Shopify writes it', line(), read],
    ['a level below zero', line({ quantities: [{ quantity: -3 }] }), { ...read, available: -3 }],
    ['zero, however it is written', line().replace('7}', '-0}'), { ...read, available: 0 }],
    ['other spaces', JSON.stringify(row, null, 1).replaceAll('\n', ' '), read],
    ['a carriage return at its end', `${line()}\r`, read],
    [
      'fields in another order',
      JSON.stringify(Object.fromEntries(Object.entries(row).toReversed())),
      read,
    ],
    ['fields that nobody asked for', line({ canDeactivate: true }), read],
    [
      'a time with its offset',
      line({ updatedAt: '2026-11-23T06:00:00-06:00' }),
      { ...read, updatedAt: '2026-11-23T06:00:00-06:00' },
    ],
    ['an escaped slash', line().replaceAll('/', '\\/'), read],
  ])('is read: %s', (_, text, level) => {
    expect(levelLine(text)).toEqual(level);
  });

  it.each([
    ['a location', JSON.stringify({ id: 'gid://shopify/Location/9' })],
    ['nothing', ''],
    ['a carriage return', '\r'],
  ])('says nothing of stock: %s', (_, text) => {
    expect(levelLine(text)).toBeUndefined();
  });

  it.each([
    ['a web page', '<!DOCTYPE html>'],
    ['half a line', line().slice(0, -20)],
    ['two rows', `${line()}${line()}`],
    ['a list', `[${line()}]`],
    ['null', 'null'],
    ['another kind of record', line({ id: 'gid://shopify/Product/1' })],
    ['a level without its location', line({ __parentId: undefined })],
    ['a level of something else', line({ __parentId: 'gid://shopify/Product/1' })],
    ['a level without its item', line({ item: null })],
    ['an item that is none', line({ item: { id: 'gid://shopify/Order/1' } })],
    ['no time', line({ updatedAt: null })],
    ['a time that is none', line({ updatedAt: 'yesterday' })],
    ['no units', line({ quantities: [] })],
    ['units of two kinds', line({ quantities: [{ quantity: 1 }, { quantity: 2 }] })],
    ['half a unit', line({ quantities: [{ quantity: 1.5 }] })],
    ['units as text', line({ quantities: [{ quantity: '7' }] })],
    ['more units than a number holds', line().replace('7}', '99999999999999999999}')],
    ['a number that JSON does not know', line().replace('7}', '007}')],
  ])('cannot be read: %s', (_, text) => {
    expect(() => levelLine(text)).toThrow(UnreadableLine);
  });

  it('is never quoted in the error', () => {
    expect(() => levelLine('{"email":"dana@example.com"}')).toThrow(/^(?!.*dana)/);
  });
});

/** What a reader makes of a line: its level, or that it refuses. */
const outcome = (reader: (text: string) => PlatformLevel | undefined, text: string) => {
  try {
    return reader(text);
  } catch (error) {
    if (error instanceof UnreadableLine) return 'unreadable';
    throw error;
  }
};

describe('the quick way to read a line', () => {
  const numeric = fc.bigInt({ min: 1n, max: 10n ** 16n }).map(String);
  const usual = fc
    .record({
      item: numeric,
      location: numeric,
      level: numeric,
      units: fc.integer(),
      at: fc.date({
        min: new Date('2000-01-01'),
        max: new Date('2100-01-01'),
        noInvalidDate: true,
      }),
    })
    .map(({ item, location, level, units, at }) =>
      line({
        id: `gid://shopify/InventoryLevel/${level}?inventory_item_id=${item}`,
        item: { id: `gid://shopify/InventoryItem/${item}` },
        updatedAt: at.toISOString(),
        quantities: [{ quantity: units }],
        __parentId: `gid://shopify/Location/${location}`,
      }),
    );

  it('reads every level as JSON does', () => {
    fc.assert(
      fc.property(usual, (text) => {
        const level = levelLine(text);
        expect(level).toEqual(levelLineByJson(text));
        expect(level?.inventoryItemId).toBeTypeOf('string');
      }),
    );
  });

  it('agrees with JSON on lines that were damaged anywhere', () => {
    const damage = fc.record({
      text: usual,
      at: fc.nat({ max: 300 }),
      gone: fc.nat({ max: 3 }),
      instead: fc.oneof(
        fc.string({ maxLength: 3, unit: 'binary' }),
        fc.constantFrom('"', '\\', '0', '-', '.', 'e', '}', ',', '\n', '\u2028', '\\u0031'),
      ),
    });
    fc.assert(
      fc.property(damage, ({ text, at, gone, instead }) => {
        const damaged = text.slice(0, at) + instead + text.slice(at + gone);
        expect(outcome(levelLine, damaged)).toEqual(outcome(levelLineByJson, damaged));
      }),
      { numRuns: 2000 },
    );
  });
});

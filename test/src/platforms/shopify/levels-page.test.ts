// Levels by pages: the first few of several locations in one call, then what each has beyond them.
import { describe, expect, it } from 'vitest';
import {
  readLevelsCursor,
  writeLevelsCursor,
} from '../../../../src/platforms/shopify/levels-cursor.ts';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { page, type Script, scriptedStore } from './scripted-store.ts';

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { store, platform: shopifyPlatform(store.options) };
};

const level = (item: string, quantity = 1) => ({
  item: { id: item },
  updatedAt: 'then',
  quantities: [{ quantity }],
});
const read = (inventoryItemId: string, locationId: string) => ({
  inventoryItemId,
  locationId,
  available: 1,
  updatedAt: 'then',
});

describe('pages of levels', () => {
  it('take several locations at once, then go deep, then go on', async () => {
    const { platform, store } = open({
      LevelsOfLocations: [
        {
          data: {
            locations: page(
              [
                { id: 'A', inventoryLevels: page([level('1')], 'a1') },
                { id: 'B', inventoryLevels: page([level('1')]) },
                { id: 'C', inventoryLevels: page([level('1')], 'c1') },
              ],
              'l1',
            ),
          },
        },
        { data: { locations: page([{ id: 'D', inventoryLevels: page([]) }]) } },
      ],
      LevelsOfLocation: [
        { data: { location: { inventoryLevels: page([level('2')], 'a2') } } },
        { data: { location: { inventoryLevels: page([level('3')]) } } },
        { data: { location: { inventoryLevels: page([level('2')]) } } },
      ],
    });
    const pages = [];
    for (let cursor: string | undefined; ; ) {
      const answer = await platform.fetchLevelsPage('2026-11-23T06:00:00-05:00', cursor);
      if (!answer.ok) throw new Error(answer.failure.kind);
      pages.push(answer.value.rows);
      cursor = answer.value.nextCursor;
      if (cursor === undefined) break;
    }
    expect(pages).toEqual([
      [read('1', 'A'), read('1', 'B'), read('1', 'C')],
      [read('2', 'A')],
      [read('3', 'A')],
      [read('2', 'C')],
      [],
    ]);
    const search = "updated_at:>='2026-11-23T11:00:00.000Z'";
    expect(store.asked.map(({ variables }) => variables)).toEqual([
      { search },
      { locationId: 'A', after: 'a1', search },
      { locationId: 'A', after: 'a2', search },
      { locationId: 'C', after: 'c1', search },
      { search, after: 'l1' },
    ]);
  });

  it('of everything are asked for without a search', async () => {
    const { platform, store } = open({ LevelsOfLocations: { data: { locations: page([]) } } });
    expect(await platform.fetchLevelsPage(undefined, undefined)).toEqual({
      ok: true,
      value: { rows: [], nextCursor: undefined },
    });
    expect(store.asked[0]?.variables).toEqual({});
  });

  const deep = writeLevelsCursor({ after: 'l1', open: [{ locationId: 'A', after: 'a1' }] });

  it('pass over a location that is gone', async () => {
    const { platform } = open({ LevelsOfLocation: { data: { location: null } } });
    expect(await platform.fetchLevelsPage(undefined, deep)).toEqual({
      ok: true,
      value: { rows: [], nextCursor: writeLevelsCursor({ after: 'l1', open: [] }) },
    });
  });

  it('do not follow a list that does not go on', async () => {
    const { platform } = open({
      LevelsOfLocation: { data: { location: { inventoryLevels: page([level('1')], 'a1') } } },
    });
    expect(await platform.fetchLevelsPage(undefined, deep)).toMatchObject({
      failure: { kind: 'unreadable-reply' },
    });
  });

  it.each(['', 'x', '[]', '{}', '{"open":1}', '{"open":[["A"]]}', '{"open":[],"after":1}'])(
    'refuse %j as a cursor, and ask nothing',
    async (cursor) => {
      const { platform, store } = open({});
      expect(await platform.fetchLevelsPage(undefined, cursor)).toMatchObject({
        failure: { kind: 'refused', code: 'CURSOR' },
      });
      expect(store.asked).toEqual([]);
    },
  );
});

describe('a cursor of levels', () => {
  it.each([
    { after: undefined, open: [{ locationId: 'A', after: 'a' }] },
    { after: 'l', open: [] },
    {
      after: 'l',
      open: [
        { locationId: 'A', after: 'a' },
        { locationId: 'B', after: 'b' },
      ],
    },
  ])('comes back as it was: %j', (cursor) => {
    expect(readLevelsCursor(writeLevelsCursor(cursor))).toEqual(cursor);
  });

  it('is none where nothing is left', () => {
    expect(writeLevelsCursor({ after: undefined, open: [] })).toBeUndefined();
  });
});

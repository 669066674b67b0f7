// What is wrong with a map of Location Groups, and what becomes otherwise between two of them.
import { describe, expect, it } from 'vitest';
import { checkGroupMap, type GroupMap } from '../../../src/stores/group-map.ts';
import {
  bringsSources,
  compareGroupMaps,
  isSameMap,
  mapText,
  onlyOtherwise,
  reroutedPlaces,
} from '../../../src/stores/group-map-changes.ts';

const open = (id: string) => ({ id, isOpen: true });
const closed = (id: string) => ({ id, isOpen: false });
const locations = {
  source: [open('main'), open('annex'), closed('attic')],
  destination: [open('shop'), open('stall'), closed('kiosk')],
};
const group = (name: string, at: string, ...from: string[]) => ({
  name,
  destinationLocationId: at,
  sourceLocationIds: from,
});
const shop = group('Shop', 'shop', 'main');
const stall = group('Stall', 'stall', 'annex');

const problemsOf = (map: GroupMap, before: GroupMap = []) => checkGroupMap(map, locations, before);

describe('a map', () => {
  it('[OP5] of open locations, each in one group, has no problem', () => {
    expect(problemsOf([shop, stall])).toEqual([]);
    expect(problemsOf([group('Shop', 'shop', 'main', 'annex')])).toEqual([]);
    expect(problemsOf([])).toEqual([]);
  });

  it('[OP5] with a location in two groups names the other one', () => {
    expect(problemsOf([shop, group('Stall', 'stall', 'annex', 'main')])).toEqual([
      { kind: 'in-two-groups', at: 1, otherAt: 0, locationId: 'main' },
    ]);
    expect(problemsOf([group('Shop', 'shop', 'main', 'main')])).toEqual([
      { kind: 'in-two-groups', at: 0, otherAt: 0, locationId: 'main' },
    ]);
    expect(problemsOf([shop, group('Other', 'shop', 'annex')])).toEqual([
      { kind: 'served-twice', at: 1, otherAt: 0, locationId: 'shop' },
    ]);
  });

  it('[OP5] takes locations of its own two stores only, each on its own side', () => {
    expect(problemsOf([group('Shop', 'main', 'shop')])).toEqual([
      { kind: 'not-of-store', at: 0, of: 'destination', locationId: 'main' },
      { kind: 'not-of-store', at: 0, of: 'source', locationId: 'shop' },
    ]);
  });

  it('[OP5] keeps a closed location where it was, and takes none newly', () => {
    const kiosk = group('Kiosk', 'kiosk', 'main', 'attic');
    expect(problemsOf([kiosk], [kiosk])).toEqual([]);
    expect(problemsOf([kiosk])).toEqual([
      { kind: 'newly-closed', at: 0, of: 'destination', locationId: 'kiosk' },
      { kind: 'newly-closed', at: 0, of: 'source', locationId: 'attic' },
    ]);
    // It may not move to another group either.
    expect(problemsOf([group('Shop', 'shop', 'attic')], [kiosk])).toEqual([
      { kind: 'newly-closed', at: 0, of: 'source', locationId: 'attic' },
    ]);
  });

  it('[OP5] has a source location and a name of its own for each group', () => {
    expect(problemsOf([group('Shop', 'shop')])).toEqual([{ kind: 'no-sources', at: 0 }]);
    expect(problemsOf([group('  ', 'shop', 'main')])).toEqual([{ kind: 'name-empty', at: 0 }]);
    expect(problemsOf([group('x'.repeat(60), 'shop', 'main')])).toEqual([]);
    expect(problemsOf([group('x'.repeat(61), 'shop', 'main')])).toEqual([
      { kind: 'name-too-long', at: 0 },
    ]);
    expect(problemsOf([shop, group(' Shop ', 'stall', 'annex')])).toEqual([
      { kind: 'name-twice', at: 1, otherAt: 0 },
    ]);
  });
});

describe('two maps', () => {
  it('[OP5] are compared group by group, by the location they serve', () => {
    const changes = compareGroupMaps(
      [shop, stall, group('Kiosk', 'kiosk', 'attic', 'far')],
      [
        group('Shop front', 'shop', 'main', 'annex'),
        group('Kiosk', 'kiosk', 'far', 'attic'),
        group('Yard', 'yard', 'x'),
      ],
    );
    expect(changes).toEqual({
      added: [group('Yard', 'yard', 'x')],
      removed: [stall],
      resourced: [group('Shop front', 'shop', 'main', 'annex')],
      reordered: [group('Kiosk', 'kiosk', 'far', 'attic')],
      renamed: [group('Shop front', 'shop', 'main', 'annex')],
    });
    expect(reroutedPlaces(changes)).toEqual(['yard', 'stall', 'shop']);
    expect(isSameMap(changes)).toBe(false);
    expect(isSameMap(compareGroupMaps([shop, stall], [stall, shop]))).toBe(true);
  });

  it('[ST1] bring source locations that served nothing before, or bring none', () => {
    expect(bringsSources([shop, stall], [group('Shop', 'shop', 'main', 'annex')])).toBe(false);
    expect(bringsSources([shop], [shop, stall])).toBe(true);
    expect(bringsSources([shop, stall], [])).toBe(false);
  });

  it('are told in a line each, without the groups that are the same', () => {
    const names: Record<string, string> = { shop: 'Shop', main: 'Main', annex: 'Annex' };
    const after = [group('Front', 'shop', 'main', 'annex'), stall];
    const nameOf = (id: string) => names[id] ?? id;
    expect(mapText(onlyOtherwise([shop, stall], after), nameOf)).toBe('Shop: Main');
    expect(mapText(onlyOtherwise(after, [shop, stall]), nameOf)).toBe('Front (Shop): Main, Annex');
  });
});

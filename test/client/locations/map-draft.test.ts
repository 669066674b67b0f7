// A map of Location Groups is drawn: what serves what, by which name, in which order.
import { expect, it } from 'vitest';
import { copyMap, move, rename, serve, servedBy } from '../../../client/locations/map-draft.ts';

const group = (name: string, at: string, ...from: string[]) => ({
  name,
  destinationLocationId: at,
  sourceLocationIds: from,
});
const map = [group('Shop', 'shop', 'main', 'annex'), group('Stall', 'stall', 'far')];
const nameOf = (id: string) => `new ${id}`;

it('[OP5] a location serves one place: it leaves its group for another, or for none', () => {
  expect(serve(map, 'annex', 'stall', nameOf)).toEqual([
    group('Shop', 'shop', 'main'),
    group('Stall', 'stall', 'far', 'annex'),
  ]);
  expect(serve(map, 'main', undefined, nameOf)).toEqual([group('Shop', 'shop', 'annex'), map[1]]);
  expect(servedBy(map, 'annex')).toBe('shop');
  expect(servedBy(map, 'nowhere')).toBeUndefined();
});

it('[OP5] a group begins with its first location and ends with its last', () => {
  expect(serve(map, 'far', 'kiosk', nameOf)).toEqual([map[0], group('new kiosk', 'kiosk', 'far')]);
  expect(serve(map, 'far', undefined, nameOf)).toEqual([map[0]]);
  expect(serve([], 'main', 'shop', nameOf)).toEqual([group('new shop', 'shop', 'main')]);
});

it('what serves a place already keeps its priority, and nothing is written into the map before', () => {
  expect(serve(map, 'main', 'shop', nameOf)).toEqual(map);
  const before = copyMap(map);
  rename(serve(map, 'annex', 'stall', nameOf), 'stall', 'Market');
  expect(map).toEqual(before);
});

it('[OP5] priorities move by one, never out of the list; a name is what is typed', () => {
  expect(move(map, 'shop', 'annex', -1)[0]).toEqual(group('Shop', 'shop', 'annex', 'main'));
  expect(move(map, 'shop', 'main', 1)[0]).toEqual(group('Shop', 'shop', 'annex', 'main'));
  expect(move(map, 'shop', 'main', -1)).toEqual(map);
  expect(move(map, 'shop', 'annex', 1)).toEqual(map);
  expect(rename(map, 'stall', ' Market ')[1]?.name).toBe(' Market ');
});

// What the Location Groups page says: what is wrong, what saving does, and where two maps differ.
import { expect, it } from 'vitest';
import {
  mapDifferences,
  meanwhileSays,
  previewSays,
  problemSays,
  savedSays,
} from '../../../client/locations/map-words.ts';
import { readAgainSays } from '../../../client/locations/read-again-words.ts';

const group = (name: string, at: string, ...from: string[]) => ({
  name,
  destinationLocationId: at,
  sourceLocationIds: from,
});
const map = [group('Shop', 'Shop', 'Main', 'Annex'), group('Market', 'Stall', 'Main')];
const nameOf = (id: string) => id;

it('[OP5] a conflict names the other group', () => {
  expect(
    problemSays({ kind: 'in-two-groups', at: 1, otherAt: 0, locationId: 'Main' }, map, nameOf),
  ).toBe('Main is in Shop already. A location is in one group at most.');
});

it('[ST8] a preview counts what is set, what waits, what is left and which orders go again', () => {
  const nothing = {
    set: 0,
    up: 0,
    down: 0,
    toZero: 0,
    uncertain: 0,
    waiting: 0,
    left: 0,
    orders: 0,
  };
  expect(previewSays(nothing, 'Mug Street')).toEqual([
    'No SKU at Mug Street is set to another number at once.',
  ]);
  expect(
    previewSays(
      { ...nothing, set: 1280, up: 7, down: 1273, toZero: 3, waiting: 2, left: 4, orders: 1 },
      'Mug Street',
    ),
  ).toEqual([
    '1,280 SKUs at Mug Street are set at once: 7 up, 1,273 down, 3 to zero.',
    '2 SKUs wait for Apply where a location is served newly: nothing is written there before.',
    '4 SKUs are no longer followed where a location is served no more: Mug Street keeps its numbers there.',
    '1 order that is open is looked at again. Pushed ones stay pushed.',
  ]);
  expect(previewSays({ ...nothing, set: 1, down: 1, uncertain: 1 }, 'Mug Street')[0]).toBe(
    'About 1 SKU at Mug Street is set at once: 0 up, 1 down, 0 to zero.',
  );
  expect(savedSays({ set: 2, waiting: 1, uncertain: 0 }, 'Mug Street')).toBe(
    'Saved. 2 SKUs at Mug Street are being set. 1 SKU waits for Apply.',
  );
});

it('two maps differ place by place, with their order', () => {
  expect(mapDifferences(map, [group('Shop', 'Shop', 'Annex', 'Main')], nameOf)).toEqual([
    { what: 'Shop', present: 'Main, then Annex', yours: 'Annex, then Main' },
    { what: 'Stall', present: 'Market: Main', yours: 'not served' },
  ]);
  expect(meanwhileSays('You', '4 min ago')).toContain('You changed these groups 4 min ago.');
});

it('reading the locations again says what is otherwise for a group', () => {
  expect(readAgainSays({ closed: [], opened: [] })).toBe(
    'The locations were read. No group changes with them.',
  );
  expect(readAgainSays({ closed: ['Overflow'], opened: ['Annex'] })).toBe(
    'The locations were read. Closed: Overflow. Open again: Annex.',
  );
});

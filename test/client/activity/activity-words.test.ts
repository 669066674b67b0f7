import { expect, it } from 'vitest';
import { actorsBy } from '../../../client/activity/actors-by.ts';
import { dateWords, dayWords } from '../../../client/activity/day-words.ts';
import { linkOf } from '../../../client/activity/link-of.ts';

const at = (text: string) => new Date(text).getTime();
const about = { subject: 'v/1', connectionId: 'cn_1', storeId: 'st_1', order: null };

it.each([
  ['link-paused', '/products?connection=cn_1&variant=v%2F1'],
  ['groups-changed', '/location-groups?connection=cn_1'],
  ['setup-step-done', '/stores/setup/cn_1'],
  ['push-switch', '/settings/order-push?of=st_1'],
  ['drift-repaired', '/reconciling/v%2F1'],
  ['link-file-applied', '/products/file?connection=cn_1&file=v%2F1'],
  ['hold-ended', '/inventory/st_1/v~2F1'],
  ['secret-rotated', '/settings/notifications'],
  ['signed-in', undefined],
] as const)('%s leads to %s', (kind, path) => {
  expect(linkOf({ ...about, kind })).toBe(path);
});

it('a step of an order leads to its order', () => {
  const order = { id: 'st_1.7', name: '#1007' };
  expect(linkOf({ ...about, kind: 'push-failed', order })).toBe('/order-push/st_1.7');
});

it('leads to a page even where nothing more is known', () => {
  const nothing = { ...about, connectionId: null, storeId: null };
  expect(linkOf({ ...nothing, kind: 'location-closed' })).toBe('/location-groups');
  expect(linkOf({ ...nothing, kind: 'setup-step-done' })).toBe('/stores');
});

it('days are called from now, with their year where it is another one', () => {
  const now = at('2026-11-23T09:00');
  expect(dayWords(at('2026-11-23T00:00'), now)).toBe('Today');
  expect(dayWords(at('2026-11-22T23:59'), now)).toBe('Yesterday');
  expect(dayWords(at('2026-11-21T12:00'), now)).toBe('Saturday, November 21');
  expect(dayWords(at('2025-11-23T12:00'), now)).toBe('Sunday, November 23, 2025');
  expect(dayWords(at('2025-12-31T12:00'), at('2026-01-01T00:10'))).toBe('Yesterday');
  expect(dateWords('2026-03-12')).toBe('Mar 12, 2026');
});

it('who is offered stands under people, Crossdock and stores; whoever is asked for stands there too', () => {
  expect(actorsBy(['North Supply', 'You', 'Crossdock'], ['North Supply'], 'Sam')).toEqual([
    { group: 'People', names: ['Sam', 'You'] },
    { group: 'Crossdock', names: ['Crossdock'] },
    { group: 'Stores', names: ['North Supply'] },
  ]);
  expect(actorsBy([], [], undefined)).toEqual([]);
});

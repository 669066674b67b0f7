import { expect, it } from 'vitest';
import {
  activityPath,
  askedOf,
  csvPath,
  dayText,
  momentsOf,
} from '../../../client/activity/activity-address.ts';

it('what an address asks for is read from it and written to it', () => {
  const asked = {
    ...{ kind: 'links', actor: 'Sam & Co', from: '2026-11-01', to: '2026-11-23', cursor: '5~0~ac' },
  };
  expect(askedOf(asked)).toEqual(asked);
  const path = activityPath(askedOf(asked));
  expect(path).toBe(
    '/activity?kind=links&actor=Sam+%26+Co&from=2026-11-01&to=2026-11-23&cursor=5%7E0%7Eac',
  );
  expect(Object.fromEntries(new URL(path, 'http://x').searchParams)).toEqual(asked);
  expect(activityPath({})).toBe('/activity');
});

it('leaves out what is no group and no day', () => {
  for (const day of ['2026-02-30', '2026-13-01', 'yesterday', '20261101', ''])
    expect(askedOf({ kind: 'secrets', from: day, actor: '' })).toEqual({});
});

it('takes days from their start to their end here, whatever the clock does in them', () => {
  for (const day of ['2026-03-29', '2026-11-01', '2026-11-23', '2024-02-29']) {
    const { from = 0, to = 0 } = momentsOf({ from: day, to: day });
    expect([dayText(from), dayText(from - 1)]).not.toEqual([day, day]);
    expect([dayText(from), dayText(to - 1)]).toEqual([day, day]);
    expect(dayText(to)).not.toBe(day);
  }
  expect(momentsOf({})).toEqual({});
});

it('the file is of all that is shown, not of its page', () => {
  const { from, to } = momentsOf({ from: '2026-11-01', to: '2026-11-23' });
  expect(
    csvPath({ kind: 'stores', from: '2026-11-01', to: '2026-11-23', cursor: '5~0~ac' }, 'st_1'),
  ).toBe(`/files/activity.csv?store=st_1&kind=stores&from=${from}&to=${to}`);
  expect(csvPath({}, undefined)).toBe('/files/activity.csv');
});

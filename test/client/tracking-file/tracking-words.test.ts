// [SO1] What is said of a list of tracking numbers, its views and its lines.
import { expect, it } from 'vitest';
import {
  becameWords,
  countOf,
  goesOnWords,
  nameAmong,
  viewNamed,
} from '../../../client/tracking-file/tracking-words.ts';
import { clockTime } from '../../../client/ui/time-words.ts';

const counts = { ships: 9, rejected: 3, looksWrong: 1, failed: 2, shippedBefore: 1, done: 7 };

it.each([
  ['judged', 'To ship', { ships: 9, failed: 0 }, { ...counts, failed: 0, shippedBefore: 0 }],
  ['applying', 'To ship', { ships: 6, failed: 3 }, counts],
  ['applied', 'Shipped', { ships: 6, failed: 3 }, { ...counts, done: 9 }],
  ['cancelled', 'Shipped', { ships: 4, failed: 5 }, counts],
] as const)('[SO1] the views of a list that is %s', (state, name, shown, file) => {
  expect(viewNamed('ships', state).name).toBe(name);
  const { ships, failed } = shown;
  expect(countOf({ ...file, state }, 'ships')).toBe(ships);
  expect(countOf({ ...file, state }, 'failed')).toBe(failed);
  expect(countOf({ ...file, state }, 'rejected')).toBe(3);
});

it('[SO1] a line that waits says so only while its list is being shipped', () => {
  const says = (state: Parameters<typeof becameWords>[1]) =>
    becameWords({ outcome: 'waiting' }, state)?.says;
  expect([says('judged'), says('applying'), says('cancelled')]).toEqual([
    undefined,
    'Waits',
    'Not begun',
  ]);
});

it('[SO1] tells lists of one name apart by their time', () => {
  const file = (id: string, name: string, second: number) => ({
    ...{ id, name },
    startedAt: new Date(2026, 10, 26, 9, 30, second).getTime(),
  });
  const files = [file('a', 'Pasted list', 5), file('b', 'Pasted list', 7), file('c', 'one.csv', 9)];
  expect(files.map((one) => nameAmong(one, files).replace(/\s/g, ' '))).toEqual([
    'Pasted list, Nov 26, 2026, 9:30:05 AM',
    'Pasted list, Nov 26, 2026, 9:30:07 AM',
    'one.csv',
  ]);
});

it('[SO1] says by when a list goes on: with the next sweep after it may', () => {
  const at = Date.UTC(2026, 10, 26, 9, 30, 20);
  const by = (minute: number) =>
    `It goes on by itself at ${clockTime(Date.UTC(2026, 10, 26, 9, minute))} at the latest.`;
  expect(goesOnWords(at, at - 1_000)).toContain(by(31));
  expect(goesOnWords(at, at + 50_000)).toContain(by(32));
});

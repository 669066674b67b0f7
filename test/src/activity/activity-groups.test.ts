import { expect, it } from 'vitest';
import {
  activityGroups,
  groupNamed,
  groupOf,
  kindsOf,
} from '../../../src/activity/activity-groups.ts';
import { changeWords, shownWords } from '../../../src/activity/activity-words.ts';

it('every kind of change is in one group, and every group has some', () => {
  const kinds = activityGroups.flatMap(kindsOf);
  expect(kinds.toSorted()).toEqual(Object.keys(groupOf).toSorted());
  for (const group of activityGroups)
    expect([group, kindsOf(group).length > 0]).toEqual([group, true]);
  expect(Object.keys(shownWords).toSorted()).toEqual(kinds.toSorted());
});

it('a group is known by its word, and nothing else is one', () => {
  expect(activityGroups.map((group) => groupNamed(group))).toEqual([...activityGroups]);
  for (const other of ['', 'toString', 'Orders', undefined])
    expect(groupNamed(other)).toBeUndefined();
});

it('a change says what was before and after, and a step of an order its detail in words', () => {
  expect(changeWords({ kind: 'plan-changed', before: 'Starter', after: null })).toEqual({
    before: 'Starter',
    after: '',
  });
  for (const [code, words] of [
    ['by-hand', 'by hand'],
    ['kept-failing', 'it kept failing'],
    ['gone', 'the other side says it is gone'],
    ['refused', 'the other side refuses it'],
    ['toString', 'toString'],
  ] as const)
    expect(changeWords({ kind: 'channel-paused', before: null, after: code }).after).toBe(words);
  expect(changeWords({ kind: 'decided', before: null, after: 'on-hold' })).toEqual({
    before: '',
    after: 'On hold at its store',
  });
  expect(changeWords({ kind: 'push-asked', before: null, after: 'high-risk toString' }).after).toBe(
    'Held: its store sees a high risk of fraud; toString',
  );
  expect(changeWords({ kind: 'push-started', before: null, after: 'crossdock:1' }).after).toBe('');
});

// What is mirrored, by who has to do with it; and which answers are asked for twice.
import { expect, it } from 'vitest';
import { movesMoney, sortActs } from '../../../client/order/acts.ts';
import { effectStates } from '../../../src/effects/effect-moves.ts';

it('[RV1, RV2, RV3, RV4] what waits for a person stands apart from what is under way and what is settled, newest first', () => {
  const acts = effectStates.map((state) => ({ id: state, state }));
  const sorted = sortActs(acts);
  expect(sorted.asking.map(({ id }) => id)).toEqual(['failed']);
  expect(sorted.underWay.map(({ id }) => id)).toEqual(['ready', 'creating']);
  expect(sorted.settled.map(({ id }) => id)).toEqual(['withdrawn', 'created']);
});

it('[RV2] only an answer that moves money is asked for twice', () => {
  const paying = { money: '24.00 USD' };
  expect(movesMoney(paying, 'do')).toBe(true);
  expect(movesMoney(paying, 'leave')).toBe(false);
  expect(movesMoney(paying, 'push-again')).toBe(false);
  expect(movesMoney({ money: null }, 'do')).toBe(false);
});

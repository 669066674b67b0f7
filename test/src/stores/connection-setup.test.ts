// How the steps of a setup stand: facts go before what a person did.
import { describe, expect, it } from 'vitest';
import {
  type ConnectionSetup,
  isSetUp,
  nextSetupStep,
  type SetupFacts,
  setupStates,
} from '../../../src/stores/connection-setup.ts';

const facts: SetupFacts = {
  groups: 1,
  brokenGroups: 0,
  imports: 'done',
  matching: false,
  links: 8,
  waiting: 8,
  applied: false,
  pushes: false,
};

const all: ConnectionSetup = { locations: 1, products: 2, 'first-levels': 3, 'order-push': 4 };
const standing = (setup: ConnectionSetup | null, change: Partial<SetupFacts> = {}) =>
  Object.values(setupStates(setup, { ...facts, ...change })).join(' ');

describe('the steps of a setup', () => {
  it.each([
    ['nothing done', {}, {}, 'to-do to-do to-do to-do'],
    ['an import under way', {}, { imports: 'running' }, 'to-do running to-do to-do'],
    ['linking that is owed', { products: 1 }, { matching: true }, 'to-do running to-do to-do'],
    [
      'a failed import of what was done',
      { products: 1 },
      { imports: 'failed' },
      'to-do failed to-do to-do',
    ],
    ['a cancelled import', {}, { imports: 'cancelled' }, 'to-do failed to-do to-do'],
    [
      'stores that were never imported',
      { products: 1 },
      { imports: 'none' },
      'to-do done to-do to-do',
    ],
    ['a closed location', { locations: 1 }, { brokenGroups: 1 }, 'again to-do to-do to-do'],
    ['no group any more', { locations: 1 }, { groups: 0 }, 'again to-do to-do to-do'],
    ['levels applied elsewhere', {}, { applied: true, waiting: 0 }, 'to-do to-do done to-do'],
    [
      'some levels left for later',
      { 'first-levels': 1 },
      { applied: true, waiting: 2 },
      'to-do to-do done to-do',
    ],
    ['said to be done, and none applied', { 'first-levels': 1 }, {}, 'to-do to-do again to-do'],
    ['nothing to apply', { 'first-levels': 1 }, { waiting: 0, links: 0 }, 'to-do to-do done to-do'],
    ['orders that go', {}, { pushes: true }, 'to-do to-do to-do done'],
    ['stock only', { 'order-push': 1 }, {}, 'to-do to-do to-do done'],
  ] as const)('with %s', (_, setup, change, expected) => {
    expect(standing(setup, change)).toBe(expected);
  });

  it('of a connection that nobody sets up are done by their facts', () => {
    expect(standing(null, { applied: true, waiting: 0 })).toBe('done done done done');
  });

  it('lead to the first that is not done', () => {
    const states = setupStates({ locations: 1 }, facts);
    expect([nextSetupStep(states), isSetUp(states)]).toEqual(['products', false]);
    const done = setupStates(all, { ...facts, applied: true });
    expect([nextSetupStep(done), isSetUp(done)]).toEqual([undefined, true]);
  });
});

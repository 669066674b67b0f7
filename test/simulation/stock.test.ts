// Many histories of one ledger with everything going wrong that can: whatever happened, the numbers come out right.
import { describe, expect, it } from 'vitest';
import { checkHistory, everything, quiet } from './check-history.ts';
import type { Chances } from './stock-world.ts';

const histories = 8;

const kinds: [string, Chances][] = [
  ['quiet stores', quiet],
  ['late, doubled and shuffled webhooks', { ...quiet, twice: 0.3 }],
  ['lost webhooks and lost answers', { lost: 0.15, twice: 0.2, answerLost: 0.3, edits: 0 }],
  ['all of it, and people who edit numbers', everything],
  [
    'edits passed on, where nobody edits, and webhooks that come late, twice or never',
    { lost: 0.15, twice: 0.3, answerLost: 0, edits: 0, policy: 'pass-on' },
  ],
];

describe.each(kinds)('%s', (_, chances) => {
  it(`[ST3, ST5] every store equals the ledger in the end, and each unit was taken once, over ${histories} histories`, async () => {
    for (let seed = 1; seed <= histories; seed += 1)
      await expect(checkHistory(seed, chances)).resolves.toBeUndefined();
  });
});

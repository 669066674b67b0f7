// [SO1] What a person reads after pressing Ship, for every outcome.
import { expect, it } from 'vitest';
import { shipWords } from '../../../client/orders/ship-words.ts';
import type { ShipOutcome } from '../../../client/trpc.ts';

const order = {
  name: '#1001',
  storeName: 'Mug Street',
  sourceStoreName: 'North Supply',
  unitsAsked: 2,
  unitsLeft: 3,
};

it.each<[ShipOutcome, boolean, string]>([
  [
    { kind: 'shipped', shipments: 1, units: 3 },
    true,
    '#1001 is shipped. Carrier and number are on their way back to Mug Street.',
  ],
  [
    { kind: 'shipped', shipments: 1, units: 2 },
    true,
    '2 of 3 units of #1001 are shipped; the rest stays open. Carrier and number are on their way back to Mug Street.',
  ],
  [
    { kind: 'shipped', shipments: 1, units: 1 },
    true,
    '1 of 2 units of #1001 are shipped; North Supply takes no shipment of the rest now.',
  ],
  [
    { kind: 'nothing-left' },
    false,
    'Nothing of #1001 is left to ship at North Supply: it was shipped meanwhile, perhaps in another window, or cancelled there.',
  ],
  [
    { kind: 'being-shipped', by: 'You' },
    false,
    'Nothing was shipped: a shipment of #1001 is under way, asked for by you in another window. Look again in a moment.',
  ],
  [
    { kind: 'changed-meanwhile', left: [{ orderLineId: 'st_1.1.1', left: 1 }] },
    false,
    'Nothing was shipped: #1001 changed meanwhile. What is left now stands above, 1 unit; look at it, then press Ship again.',
  ],
  [
    { kind: 'changed-meanwhile', left: [] },
    false,
    'Nothing of #1001 is left to ship at North Supply: it was shipped meanwhile, perhaps in another window, or cancelled there.',
  ],
  [
    { kind: 'closed', why: 'ON_HOLD' },
    false,
    'North Supply takes no shipment of it now (ON_HOLD). Open the order there, then ship it again.',
  ],
  [
    { kind: 'failed', failure: 'unknown', detail: 'cut', shipments: 0 },
    false,
    'The answer was lost, so it may be shipped or not. Press Ship again: only what is still open there is shipped, never anything twice.',
  ],
  [
    { kind: 'failed', failure: 'unauthorized', detail: 'HTTP 401', shipments: 1 },
    false,
    'The store refused our token (HTTP 401). Connect the store again, then press Ship. One parcel was shipped before that; Ship goes on with the rest.',
  ],
])('[SO1] %j', (outcome, done, says) => {
  expect(shipWords(outcome, order)).toEqual({ done, says });
});

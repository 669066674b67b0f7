// An order whose lines are at two sources, and what becomes of it after the push: each source's order follows for its own lines.
import { describe, expect, it } from 'vitest';
import { patience } from '../../support/arrivals.ts';
import type { Step } from '../../support/arrivals-story.ts';
import { atNorth, atSouth, inEveryOrderAtTwoSources } from '../../support/arrivals-two-sources.ts';

const cancelledAtMugStreet: Step = ({ street, sold }) =>
  street.cancelWith(sold, { refund: true, restock: true });
const northShips = atNorth((north, made) => north.ship(made, { company: 'UPS', number: '1Z-N' }));
const southShips = atSouth((south, made) => south.ship(made, { company: 'USPS', number: '94-S' }));
const northCancels = atNorth((north, made) =>
  north.cancelWith(made, { refund: false, restock: true }),
);
const southCancels = atSouth((south, made) =>
  south.cancelWith(made, { refund: false, restock: true }),
);
const taken = (sku: string, quantity: number) =>
  ({ sku, quantity, restock: 'CANCEL', location: 'Mug Street shop' }) as const;

const northWhole = [
  'line 1 MUG-RED: 3 ordered, 3 left, 3 to ship',
  'line 3 TEE-M: 1 ordered, 1 left, 1 to ship',
];
const northEmpty = [
  'line 1 MUG-RED: 3 ordered, 0 left, 0 to ship',
  'line 3 TEE-M: 1 ordered, 0 left, 0 to ship',
];
const northParcel = 'UPS 1Z-N, FULFILLED: 1 of line 3, 3 of line 1';
const pins = (left: number) => `line 2 PIN-MUGST: 2 ordered, ${left} left, ${left} to ship`;
const gone = (units: number) => ({ available: -units, committed: 0, on_hand: -units });
const awaited = (units: number) => ({ available: -units, committed: units, on_hand: 0 });

describe('an order at two sources, told in every order of arrival', () => {
  it(
    '[RV1] cancelled at Mug Street: at both, its units back on both shelves',
    patience,
    async () => {
      const end = await inEveryOrderAtTwoSources({ steps: [cancelledAtMugStreet] });
      expect(end).toMatchObject({ made: 2, asked: [], street: { payment: 'REFUNDED' } });
      expect(end.street).toMatchObject({ cancelled: true, paidBack: '103.50' });
      expect(end.north).toMatchObject({ cancelled: true, paidBack: '91.50', lines: northEmpty });
      expect(end.south).toMatchObject({ cancelled: true, paidBack: '12.00', lines: [pins(0)] });
      expect(end.shelves).toEqual({});
    },
  );

  it('[RV2] a unit of each in one refund: each source has its own of it', patience, async () => {
    const lines = [taken('MUG-RED', 1), taken('PIN-MUGST', 1)];
    const end = await inEveryOrderAtTwoSources({
      steps: [({ street, sold }) => street.refundLines(sold, { lines, amount: '25.50' })],
    });
    expect(end).toMatchObject({ made: 2, asked: [], street: { paidBack: '25.50' } });
    expect(end.north).toMatchObject({
      refunds: ['1 of line 1 (19.50) CANCEL Main warehouse; paid back 19.50, shipping 0.00'],
      lines: ['line 1 MUG-RED: 3 ordered, 2 left, 2 to ship', northWhole[1]],
    });
    expect(end.south).toMatchObject({
      refunds: ['1 of line 2 (6.00) CANCEL South depot; paid back 6.00, shipping 0.00'],
      lines: [pins(1)],
    });
    expect(end.shelves).toMatchObject({
      'MUG-RED at Main warehouse': awaited(2),
      'TEE-M at Main warehouse': awaited(1),
      'PIN-MUGST at South depot': awaited(1),
    });
  });

  it('[RV1] South Depot cancels its part: a person is asked, no more', patience, async () => {
    const end = await inEveryOrderAtTwoSources({
      stillHeld: { 'PIN-MUGST': 2 },
      steps: [southCancels],
    });
    expect(end).toMatchObject({ made: 2, asked: ['cancel-destination: not-all-covered'] });
    expect(end.street).toMatchObject({
      cancelled: false,
      paidBack: '0.00',
      refunds: [],
      lines: [northWhole[0], pins(2), northWhole[1]],
    });
    expect(end.north).toMatchObject({ cancelled: false, refunds: [], lines: northWhole });
    expect(end.south).toMatchObject({ cancelled: true });
    expect(end.shelves).toMatchObject({ 'MUG-RED at Main warehouse': awaited(3) });
    expect(end.shelves).not.toHaveProperty('PIN-MUGST at South depot');
  });

  it(
    '[TR2] each source ships its part: a parcel of each, of its lines only',
    patience,
    async () => {
      const end = await inEveryOrderAtTwoSources({ steps: [northShips, southShips] });
      expect(end).toMatchObject({ made: 2, asked: [], street: { shipping: 'FULFILLED' } });
      expect(end.street?.parcels).toEqual([northParcel, 'USPS 94-S, FULFILLED: 2 of line 2']);
      expect(end.shelves).toMatchObject({
        'MUG-RED at Main warehouse': gone(3),
        'TEE-M at Main warehouse': gone(1),
        'PIN-MUGST at South depot': gone(2),
      });
    },
  );

  it(
    '[RV1] cancelled at Mug Street when North Supply’s part has left: that stays, and is said; the other is cancelled',
    patience,
    async () => {
      const end = await inEveryOrderAtTwoSources({
        before: [northShips],
        steps: [cancelledAtMugStreet],
      });
      expect(end).toMatchObject({ made: 2, asked: ['cancel-source: shipped-already'] });
      expect(end.street).toMatchObject({ cancelled: true, payment: 'REFUNDED' });
      expect(end.north).toMatchObject({ cancelled: false, refunds: [], parcels: [northParcel] });
      expect(end.south).toMatchObject({ cancelled: true, lines: [pins(0)] });
      expect(end.shelves).toMatchObject({ 'MUG-RED at Main warehouse': gone(3) });
      expect(end.shelves).not.toHaveProperty('PIN-MUGST at South depot');
    },
  );

  it(
    '[RV4] the pins taken off at Mug Street when North Supply’s part has left: off South Depot’s order',
    patience,
    async () => {
      const end = await inEveryOrderAtTwoSources({
        before: [northShips],
        steps: [({ street, sold }) => street.editLine(sold, 1, 0)],
      });
      expect(end).toMatchObject({ made: 2, asked: [], street: { shipping: 'FULFILLED' } });
      expect(end.north).toMatchObject({ cancelled: false, refunds: [], parcels: [northParcel] });
      expect(end.south).toMatchObject({ lines: [pins(0)] });
      expect(end.shelves).toMatchObject({ 'MUG-RED at Main warehouse': gone(3) });
      expect(end.shelves).not.toHaveProperty('PIN-MUGST at South depot');
    },
  );

  it(
    '[RV1] South Depot cancels when North Supply’s part has left: the pins come off at Mug Street',
    patience,
    async () => {
      const end = await inEveryOrderAtTwoSources({ before: [northShips], steps: [southCancels] });
      expect(end).toMatchObject({ made: 2, asked: ['pay-destination: refund-money'] });
      expect(end.street).toMatchObject({ cancelled: false, parcels: [northParcel] });
      expect(end.street?.lines).toContain(pins(0));
      expect(end.north).toMatchObject({ cancelled: false, refunds: [], parcels: [northParcel] });
    },
  );

  it(
    '[RV1] North Supply ships and South Depot cancels: the same, whichever is heard first',
    patience,
    async () => {
      const end = await inEveryOrderAtTwoSources({
        settings: { sourceRefunds: 'leave' },
        steps: [northShips, southCancels],
      });
      expect(end).toMatchObject({ made: 2, asked: [], street: { parcels: [northParcel] } });
      expect(end.street?.lines).toContain(pins(0));
    },
  );

  it(
    '[RV1] South Depot cancels after North Supply did: nothing is left to ship, cancelled at Mug Street',
    patience,
    async () => {
      const end = await inEveryOrderAtTwoSources({ before: [northCancels], steps: [southCancels] });
      expect(end.street).toMatchObject({ cancelled: true });
      expect(end.asked).not.toContain('cancel-destination: not-all-covered');
      expect(end.shelves).toEqual({});
    },
  );

  it(
    '[RV1] South Depot cancels what Mug Street refunds at that moment: nobody is asked',
    patience,
    async () => {
      const lines = [taken('PIN-MUGST', 2)];
      const end = await inEveryOrderAtTwoSources({
        isRace: true,
        steps: [
          ({ street, sold }) => street.refundLines(sold, { lines, amount: '12.00' }),
          southCancels,
        ],
      });
      expect(end.street?.lines).toContain(pins(0));
      expect(end.asked).toEqual([]);
    },
  );
});

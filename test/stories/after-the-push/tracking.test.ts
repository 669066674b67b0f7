// A parcel of North Supply gets another number, is taken back, or comes nearer: its copy at Mug Street follows.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

describe('a parcel after it left, told in every order of arrival', () => {
  it(
    '[TR3] its number is corrected and a second one joins: the same parcel is updated',
    patience,
    async () => {
      const { street } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        before: [({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-WRONG' })],
        steps: [
          ({ source, made }) =>
            source.changeTracking(made, 0, { company: 'UPS', numbers: ['1Z-RIGHT'] }),
          ({ source, made }) =>
            source.changeTracking(made, 0, { company: 'UPS', numbers: ['1Z-RIGHT', '1Z-MORE'] }),
        ],
      });
      expect(street).toMatchObject({
        shipping: 'FULFILLED',
        parcels: ['UPS 1Z-RIGHT + UPS 1Z-MORE, FULFILLED: 2 of line 1'],
      });
    },
  );

  it('[TR3] it leaves, and its number is corrected at once', patience, async () => {
    const { street } = await inEveryOrder({
      lines: [{ sku: 'MUG-RED', quantity: 2 }],
      steps: [
        ({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-WRONG' }),
        ({ source, made }) =>
          source.changeTracking(made, 0, { company: 'DHL Express', numbers: ['DHL-RIGHT'] }),
      ],
    });
    expect(street).toMatchObject({ parcels: ['DHL Express DHL-RIGHT, FULFILLED: 2 of line 1'] });
  });

  it(
    '[TR3] it is taken back and its units ship anew: the customer’s order shows the new one alone',
    patience,
    async () => {
      const { street, source } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        before: [({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-LOST' })],
        steps: [
          ({ source, made }) => source.takeShipmentBack(made, 0),
          ({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-ANEW' }),
        ],
      });
      expect(street).toMatchObject({
        shipping: 'FULFILLED',
        parcels: ['UPS 1Z-ANEW, FULFILLED: 2 of line 1'],
      });
      expect(source).toMatchObject([{ shipping: 'FULFILLED' }]);
    },
  );

  it('[TR3] it is taken back: its lines are open again', patience, async () => {
    const { street } = await inEveryOrder({
      lines: [
        { sku: 'MUG-RED', quantity: 2 },
        { sku: 'TEE-M', quantity: 1 },
      ],
      steps: [
        ({ source, made }) =>
          source.ship(made, { company: 'UPS', number: '1Z-STAYS' }, { 'TEE-M': 1 }),
        ({ source, made }) =>
          source.ship(made, { company: 'UPS', number: '1Z-LOST' }, { 'MUG-RED': 2 }),
        ({ source, made }) => source.takeShipmentBack(made, 1),
      ],
    });
    expect(street).toMatchObject({
      shipping: 'PARTIALLY_FULFILLED',
      parcels: ['UPS 1Z-STAYS, FULFILLED: 1 of line 2'],
      lines: [
        'line 1 MUG-RED: 2 ordered, 2 left, 2 to ship',
        'line 2 TEE-M: 1 ordered, 1 left, 0 to ship',
      ],
    });
  });

  it('[TR3] it is on its way, then delivered', patience, async () => {
    const { street } = await inEveryOrder({
      lines: [{ sku: 'MUG-RED', quantity: 2 }],
      before: [({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-ONE' })],
      steps: [
        ({ source, made }) => source.deliver(made, 0, 'IN_TRANSIT'),
        ({ source, made }) => source.deliver(made, 0, 'DELIVERED'),
      ],
    });
    expect(street).toMatchObject({ parcels: ['UPS 1Z-ONE, DELIVERED: 2 of line 1'] });
  });
});

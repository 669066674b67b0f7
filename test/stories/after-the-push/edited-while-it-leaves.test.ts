// Units come off at Mug Street while they leave North Supply.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

describe('an order changed at Mug Street, told in every order of arrival', () => {
  it(
    '[RV4] units come off while they leave North Supply: said, and not mirrored',
    patience,
    async () => {
      const { source, asked } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        isRace: true,
        steps: [
          ({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-ALL' }),
          ({ street, sold }) => street.editLine(sold, 0, 1),
        ],
      });
      expect(source).toMatchObject([{ shipping: 'FULFILLED' }]);
      expect(asked).toContain('edit-source: shipped-already');
    },
  );
});

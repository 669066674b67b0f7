import { describe, expect, it } from 'vitest';
import { addressLines } from '../../../src/orders/address-lines.ts';
import type { Address } from '../../../src/platforms/platform.ts';

const address = (change: Partial<Address>): Address => ({
  firstName: 'Dana',
  lastName: 'Reyes',
  company: undefined,
  address1: '18 Pine St',
  address2: undefined,
  city: 'Austin',
  provinceCode: 'TX',
  zip: '78701',
  countryCode: 'US',
  phone: '+15125550100',
  ...change,
});

describe('[SO1] an address on a label', () => {
  it.each([
    [
      'US',
      { city: 'Austin', provinceCode: 'TX', zip: '78701' },
      ['Austin, TX 78701'],
      'United States',
    ],
    ['CA', { city: 'Ottawa', provinceCode: 'ON', zip: 'K1A 0B1' }, ['Ottawa ON K1A 0B1'], 'Canada'],
    ['DE', { city: 'Berlin', provinceCode: 'BE', zip: '10115' }, ['10115 Berlin'], 'Germany'],
    ['IT', { city: 'Roma', provinceCode: 'RM', zip: '00184' }, ['00184 Roma RM'], 'Italy'],
    [
      'GB',
      { city: 'London', provinceCode: 'ENG', zip: 'N1 9GU' },
      ['London', 'N1 9GU'],
      'United Kingdom',
    ],
    ['IE', { city: 'Ennis', provinceCode: 'CE', zip: 'V95' }, ['Ennis', 'V95'], 'Ireland'],
    ['NZ', { city: 'Napier', provinceCode: 'HKB', zip: '4110' }, ['Napier 4110'], 'New Zealand'],
    [
      'JP',
      { city: 'Kyoto', provinceCode: 'JP-26', zip: '600-8216' },
      ['600-8216', 'Kyoto'],
      'Japan',
    ],
  ] as const)(
    'of %s has its place as people there write it',
    (countryCode, place, lines, country) => {
      expect(addressLines(address({ ...place, countryCode }))).toEqual([
        'Dana Reyes',
        '18 Pine St',
        ...lines,
        country,
      ]);
    },
  );

  it('leaves no empty line for what is missing, and no telephone number', () => {
    const bare = {
      firstName: undefined,
      provinceCode: undefined,
      zip: ' ',
      countryCode: undefined,
    };
    expect(addressLines(address({ ...bare, company: 'Reyes Ltd' }))).toEqual([
      'Reyes',
      'Reyes Ltd',
      '18 Pine St',
      'Austin',
    ]);
    expect(addressLines(address({ city: undefined, countryCode: 'US', zip: undefined }))).toEqual([
      'Dana Reyes',
      '18 Pine St',
      'TX',
      'United States',
    ]);
  });
});

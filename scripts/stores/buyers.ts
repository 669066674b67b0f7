// Customers of the sandbox stores: made up, with addresses for mail at a domain that belongs to nobody.
import type { Buyer } from './place-paid-order.ts';

const buyer = (
  firstName: string,
  lastName: string,
  address1: string,
  [city, provinceCode, zip]: [string, string, string],
): Buyer => ({
  firstName,
  lastName,
  email: `${firstName}.${lastName}@example.com`.toLowerCase(),
  address1,
  city,
  provinceCode,
  zip,
});

export const buyers = {
  maya: buyer('Maya', 'Lindqvist', '204 Cedar Ave', ['Madison', 'WI', '53703']),
  theo: buyer('Theo', 'Okafor', '31 Larkin St', ['Oakland', 'CA', '94607']),
  priya: buyer('Priya', 'Raman', '9 Elm Court', ['Austin', 'TX', '78702']),
  jonas: buyer('Jonas', 'Weaver', '560 Bay Road', ['Portland', 'OR', '97209']),
} as const satisfies Record<string, Buyer>;

/** Those who buy when a newcomer asks for an order. */
export const walkIns: readonly Buyer[] = [
  buyer('Ada', 'Marlowe', '88 Quarry Lane', ['Denver', 'CO', '80205']),
  buyer('Luis', 'Ferreira', '17 Water St', ['Providence', 'RI', '02903']),
  buyer('Noor', 'Haddad', '402 Birch St', ['Ann Arbor', 'MI', '48104']),
  buyer('Emil', 'Brandt', '1200 Hill Road', ['Boise', 'ID', '83702']),
];

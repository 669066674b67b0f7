// Addresses: of customers and orders (MailingAddress), of the shop, of locations.
import type { Address } from '../../records.ts';
import type { Table } from './table.ts';

/** An order's address has no record of its own: it is named after the order. */
export const addressOf = (owner: string, use: string, address: Address | null) =>
  address === null
    ? null
    : {
        ...address,
        id: `gid://shopify/MailingAddress/${owner.slice(owner.lastIndexOf('/') + 1)}?model_name=${use}`,
      };

const fullName = ({ firstName, lastName }: Address): string | null =>
  [firstName, lastName].filter(Boolean).join(' ') || null;

function formatted(
  address: Address,
  { withName = false, withCompany = true }: Record<string, unknown>,
): string[] {
  const { city, provinceCode, zip, country, company, address1, address2 } = address;
  const place = [city, provinceCode, zip].filter(Boolean).join(' ');
  return [
    withName === true ? fullName(address) : null,
    withCompany === true ? company : null,
    address1,
    address2,
    place === '' ? null : place,
    country,
  ].filter((line) => line !== null);
}

const area = ({ city, provinceCode, country }: Address): string | null =>
  [city, provinceCode, country].filter(Boolean).join(', ') || null;

const shared: Table<Address> = {
  countryCodeV2: ({ countryCode }) => countryCode,
  formatted: (address, args) => formatted(address, args),
  formattedArea: area,
  coordinatesValidated: () => false,
};

export const addressTypes = {
  MailingAddress: { ...shared, name: fullName } satisfies Table<Address>,
  ShopAddress: { ...shared, firstName: () => null, lastName: () => null } satisfies Table<Address>,
  BusinessEntityAddress: {} satisfies Table<Address>,
  LocationAddress: {
    formatted: (address) => formatted(address, {}),
  } satisfies Table<Address>,
};

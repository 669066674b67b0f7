/** Tells user errors of orderCreate and orderUpdate about an address, a name, a phone or an e-mail from all others. Pure. */
import type { PlatformFailure } from '../platform-failure.ts';
import type { UserError } from './refusal.ts';

type AddressRefused = Extract<PlatformFailure, { kind: 'address-refused' }>;

/** The same thing by the names that Shopify's inputs and its messages have for it. */
const ourWords: Readonly<Record<string, string>> = {
  province: 'provinceCode',
  country: 'countryCode',
};

/** What the mutations call the whole order. */
const wrappers = new Set(['order', 'input']);

const ofPeople = new Set(['firstName', 'lastName', 'name', 'email', 'phone']);

/** @returns undefined where there are none, or where anything else is wrong with the order too */
export function addressRefusalOf(userErrors: readonly UserError[]): AddressRefused | undefined {
  const fields = userErrors.map(({ field }) => fieldOf(field ?? []));
  const [field] = fields;
  if (field === undefined || fields.includes(undefined)) return undefined;
  const message = userErrors.map((error) => error.message).join('; ');
  return { kind: 'address-refused', message, field };
}

/** `['order', 'shippingAddress', 'province']` is `shippingAddress.provinceCode`; undefined for any other place. */
function fieldOf(path: readonly string[]): string | undefined {
  const [place, ...rest] = path.map(camel).filter((part) => !wrappers.has(part));
  const last = rest.at(-1);
  switch (place) {
    case 'shippingAddress':
    case 'billingAddress':
      return last === undefined ? place : `${place}.${ourWords[last] ?? last}`;
    case 'email':
    case 'phone':
      return place;
    case 'customer':
      if (last === undefined || !ofPeople.has(last)) return undefined;
      return last === 'email' || last === 'phone' ? last : `customer.${last}`;
    default:
      return undefined;
  }
}

const camel = (part: string): string =>
  part.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

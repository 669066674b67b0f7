/**
 * The two things of an address that are put into another form where the source store refuses them as they are: the format
 * of a phone number and the code of a province. Nothing else is ever changed or dropped. Pure.
 */
import type { Address, PlatformOrder } from '../../platforms/platform.ts';
import { phoneNumberOf } from './phone-number.ts';
import { provinceCodeOf } from './province-code.ts';

/** What the source refused, in the words of `address-refused`, with both forms. */
export type Repair = { field: string; from: string; to: string };

type Place = { text: string | undefined; country: string | undefined };

/**
 * @param field as the source refused it, e.g. `shippingAddress.phone`
 * @param order as its own store has it
 * @returns undefined where the field is not one we repair, is empty, or has no other form that we are sure of
 */
export function repairFor(field: string, order: PlatformOrder): Repair | undefined {
  const { text, country } = placeOf(field, order);
  if (text === undefined) return undefined;
  const to = field.endsWith('provinceCode')
    ? country && provinceCodeOf(text, country)
    : phoneNumberOf(text, country);
  return to === undefined || to === '' || to === text ? undefined : { field, from: text, to };
}

/** The order with these fields in their other form; a field that cannot be repaired (any more) stays as it is. */
export function repairAddress(order: PlatformOrder, fields: readonly string[]): PlatformOrder {
  return fields.reduce((repaired, field) => {
    const repair = repairFor(field, order);
    return repair ? withRepair(repaired, repair) : repaired;
  }, order);
}

/** Both forms for the timeline. Of a phone number the middle is dots, because none is kept (AC1). */
export function shownRepair({ field, from, to }: Repair): string {
  if (field.endsWith('provinceCode')) return `${from} → ${to}`;
  // Digits of another width count too.
  const plain = from.normalize('NFKC');
  const fewest = Math.min(digitsIn(plain), digitsIn(to));
  const seen = Math.max(0, Math.min(7, fewest - 3));
  const atEnd = Math.ceil(seen / 2);
  const hidden = fewest - seen;
  return `${dotted(plain, atEnd, hidden)} → ${dotted(to, atEnd, hidden)}`;
}

function placeOf(field: string, order: PlatformOrder): Place {
  const { shippingAddress, billingAddress, customer } = order;
  switch (field) {
    case 'shippingAddress.phone':
      return { text: shippingAddress?.phone, country: shippingAddress?.countryCode };
    case 'billingAddress.phone':
      return { text: billingAddress?.phone, country: billingAddress?.countryCode };
    case 'phone':
      return {
        text: customer?.phone ?? order.phone,
        country: shippingAddress?.countryCode ?? billingAddress?.countryCode,
      };
    case 'shippingAddress.provinceCode':
      return { text: shippingAddress?.provinceCode, country: shippingAddress?.countryCode };
    case 'billingAddress.provinceCode':
      return { text: billingAddress?.provinceCode, country: billingAddress?.countryCode };
    default:
      return { text: undefined, country: undefined };
  }
}

function withRepair(order: PlatformOrder, { field, to }: Repair): PlatformOrder {
  const { shippingAddress, billingAddress, customer } = order;
  const changed = (address: Address | undefined): Address | undefined =>
    address && { ...address, [field.endsWith('phone') ? 'phone' : 'provinceCode']: to };
  if (field.startsWith('shippingAddress.'))
    return { ...order, shippingAddress: changed(shippingAddress) };
  if (field.startsWith('billingAddress.'))
    return { ...order, billingAddress: changed(billingAddress) };
  return customer?.phone === undefined
    ? { ...order, phone: to }
    : { ...order, customer: { ...customer, phone: to } };
}

const digitsIn = (text: string): number => text.replaceAll(/\D/g, '').length;

/** Counted from the end, where both forms have the same digits: what one hides, the other does not show. */
function dotted(text: string, atEnd: number, hidden: number): string {
  let left = digitsIn(text);
  return text.replaceAll(/\d/g, (digit) => {
    left -= 1;
    return left >= atEnd && left < atEnd + hidden ? '•' : digit;
  });
}

// Refuses addresses, phones and mail addresses that orderCreate does not take. Texts and paths are our reading.
import { knowsProvince } from '../../address.ts';
import type { Address } from '../../records.ts';
import { type OrderInput, WrongOrder } from './order-input.ts';

const mail = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

const phoneShapes = {
  any: /^\+?[\d\s().-]{4,}$/,
  e164: /^\+[1-9]\d{6,14}$/,
};

/** `any` is whatever looks like a phone; `e164` only +15125550100. */
export type PhoneRule = keyof typeof phoneShapes;

/** @throws WrongOrder at the first that is wrong */
export function checkPeople(input: OrderInput, rule: PhoneRule): void {
  const checkPhone = (phone: string | null | undefined, path: string[]) => {
    if (phone != null && phone !== '' && !phoneShapes[rule].test(phone))
      throw new WrongOrder('INVALID', path, 'Phone is invalid');
  };
  const checkMail = (address: string | null | undefined, path: string[]) => {
    if (address != null && !mail.test(address))
      throw new WrongOrder('INVALID', path, 'Email is invalid');
  };
  const checkAddress = (address: Partial<Address> | null | undefined, name: string) => {
    if (address == null) return;
    const { countryCode, provinceCode, phone } = address;
    if (countryCode != null && provinceCode != null && !knowsProvince(countryCode, provinceCode))
      throw new WrongOrder(
        'INVALID',
        [name, 'provinceCode'],
        `Province is not valid in ${countryCode}`,
      );
    checkPhone(phone, [name, 'phone']);
  };
  checkMail(input.email, ['email']);
  checkPhone(input.phone, ['phone']);
  checkMail(input.customer?.toUpsert?.email, ['customer', 'toUpsert', 'email']);
  checkPhone(input.customer?.toUpsert?.phone, ['customer', 'toUpsert', 'phone']);
  checkAddress(input.shippingAddress, 'shippingAddress');
  checkAddress(input.billingAddress, 'billingAddress');
}

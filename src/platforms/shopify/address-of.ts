/** Puts an address as Shopify answers it into our words. Pure. */
import type { Address } from '../platform.ts';
import type { OrderAddressFragment } from './generated/types.ts';

export const addressOf = (address: OrderAddressFragment): Address => ({
  firstName: address.firstName ?? undefined,
  lastName: address.lastName ?? undefined,
  company: address.company ?? undefined,
  address1: address.address1 ?? undefined,
  address2: address.address2 ?? undefined,
  city: address.city ?? undefined,
  provinceCode: address.provinceCode ?? undefined,
  zip: address.zip ?? undefined,
  countryCode: address.countryCodeV2 ?? undefined,
  phone: address.phone ?? undefined,
});

import type { Address } from '../../records.ts';

/** An address as orders and fulfilments carry it: snake_case, a joined name, no coordinates known. */
export function restAddress(address: Address) {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    address1: address.address1,
    address2: address.address2,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    company: address.company,
    latitude: null,
    longitude: null,
    name: [address.firstName, address.lastName].filter(Boolean).join(' '),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };
}

/** Writes an address as Shopify's inputs take it. Pure. */
import type { Address } from '../platform.ts';
import type { CountryCode, MailingAddressInput } from './generated/types.ts';

/** What is undefined is left out. */
export const addressInput = ({ countryCode, ...rest }: Address): MailingAddressInput => ({
  ...rest,
  countryCode: countryCode as CountryCode | undefined,
});

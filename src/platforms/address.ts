/** Where an order goes, or who pays for it, as its platform takes it back. */

export type Address = {
  firstName: string | undefined;
  lastName: string | undefined;
  company: string | undefined;
  address1: string | undefined;
  address2: string | undefined;
  city: string | undefined;
  /** Sub-division code as the platform takes it back, e.g. `TX`. */
  provinceCode: string | undefined;
  zip: string | undefined;
  /** ISO 3166-1 alpha-2. */
  countryCode: string | undefined;
  phone: string | undefined;
};

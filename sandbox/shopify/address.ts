// Fills in an address as Shopify stores it: code and name of country and province both, absent parts as null.
import type { Address } from './records.ts';

const provinces: Record<string, string> = {
  US: 'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,AS American Samoa,GU Guam,MH Marshall Islands,FM Micronesia,MP Northern Mariana Islands,PW Palau,VI U.S. Virgin Islands,AA Armed Forces Americas,AE Armed Forces Europe,AP Armed Forces Pacific',
  CA: 'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NT Northwest Territories,NS Nova Scotia,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon',
  AU: 'ACT Australian Capital Territory,NSW New South Wales,NT Northern Territory,QLD Queensland,SA South Australia,TAS Tasmania,VIC Victoria,WA Western Australia',
};

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

let codes: Map<string, string> | undefined;

/** 'United States' → 'US'; null for a name that is no country's. */
function countryCodeOf(name: string): string | null {
  if (codes === undefined) {
    codes = new Map();
    const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(65 + at));
    const pairs = letters.flatMap((one) => letters.map((other) => one + other));
    // Codes of countries that are no more (DD) are spelled with a present one's name: only the present one counts.
    for (const code of pairs.filter(
      (one) => Intl.getCanonicalLocales(`und-${one}`)[0] === `und-${one}`,
    ))
      codes.set(countryNames.of(code)?.toLowerCase() ?? code, code);
  }
  return codes.get(name.toLowerCase()) ?? null;
}

const rowsOf = (country: string) =>
  (provinces[country] ?? '').split(',').map((row) => row.split(/ (.*)/));

/** @returns true for a country whose provinces are not known here */
export const knowsProvince = (country: string, code: string): boolean =>
  provinces[country] === undefined || rowsOf(country).some(([known]) => known === code);

function named(country: string, by: 'code' | 'name', value: string | null): string | null {
  if (value === null) return null;
  const rows = rowsOf(country);
  const row = rows.find(([code, name]) => (by === 'code' ? code : name) === value);
  return (by === 'code' ? row?.[1] : row?.[0]) ?? null;
}

/** @returns every part: a country or province known by code gets its name, one known by name its code */
export function wholeAddress(part: Partial<Address>): Address {
  const countryCode =
    part.countryCode ?? (part.country == null ? null : countryCodeOf(part.country));
  const country =
    part.country ?? (countryCode === null ? null : (countryNames.of(countryCode) ?? null));
  const provinceCode = part.provinceCode ?? named(countryCode ?? '', 'name', part.province ?? null);
  return {
    firstName: part.firstName ?? null,
    lastName: part.lastName ?? null,
    company: part.company ?? null,
    address1: part.address1 ?? null,
    address2: part.address2 ?? null,
    city: part.city ?? null,
    province: part.province ?? named(countryCode ?? '', 'code', provinceCode) ?? provinceCode,
    provinceCode,
    country,
    countryCode,
    zip: part.zip ?? null,
    phone: part.phone ?? null,
  };
}

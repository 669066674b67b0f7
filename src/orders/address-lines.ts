/** Writes an address as the lines of a label, in the usual order of its country (Universal Postal Union, S42 templates). */
import type { Address } from '../platforms/platform.ts';

type Place = { city: string; province: string; zip: string };

const words = (...parts: string[]): string => parts.filter(Boolean).join(' ');

/** City, province and postcode as lines, by how a country writes them. */
const placeLines = {
  'city-province-zip': ({ city, province, zip }: Place) => [
    [city, words(province, zip)].filter(Boolean).join(', '),
  ],
  'city province zip': ({ city, province, zip }: Place) => [words(city, province, zip)],
  'city zip': ({ city, zip }: Place) => [words(city, zip)],
  'city/zip': ({ city, zip }: Place) => [city, zip],
  'city/province/zip': ({ city, province, zip }: Place) => [city, province, zip],
  'zip city': ({ city, zip }: Place) => [words(zip, city)],
  'zip city province': ({ city, province, zip }: Place) => [words(zip, city, province)],
  'zip/province city': ({ city, province, zip }: Place) => [zip, words(province, city)],
};

/** The others write the postcode before the city, as most of Europe does. */
const styles: Readonly<Record<string, keyof typeof placeLines>> = {
  ...{ US: 'city-province-zip', PR: 'city-province-zip' },
  ...{ CA: 'city province zip', AU: 'city province zip' },
  ...{ NZ: 'city zip', IN: 'city zip', SG: 'city zip', ID: 'city zip', TH: 'city zip' },
  ...{ GB: 'city/zip', IM: 'city/zip', JE: 'city/zip', GG: 'city/zip', HK: 'city/zip' },
  ...{ IE: 'city/zip', ZA: 'city/province/zip' },
  ...{ ES: 'zip city', IT: 'zip city province', MX: 'zip city province' },
  ...{ BR: 'city/province/zip', JP: 'zip/province city', CN: 'zip/province city' },
};

/**
 * Pure.
 * @returns the name first, the country's English name last; what is missing leaves no empty line
 */
export function addressLines(address: Address): string[] {
  const text = (part: string | undefined) => part?.trim() ?? '';
  const country = text(address.countryCode).toUpperCase();
  const place = {
    city: text(address.city),
    // A code of statistics, such as JP-26, says nothing on a label.
    province: text(address.provinceCode).replace(/^[A-Z]{2}-.*$/, ''),
    zip: text(address.zip),
  };
  return [
    words(text(address.firstName), text(address.lastName)),
    text(address.company),
    text(address.address1),
    text(address.address2),
    ...placeLines[styles[country] ?? 'zip city'](place),
    countryName(country),
  ].filter(Boolean);
}

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

const countryName = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;

/** Writes a phone number in the one form every store takes, E.164 (`+15125550100`), or says that it cannot. Pure. */

/** Calling code, what is dialled before a number within the country, and the digits a number has after it. */
type Plan = readonly [code: string, trunk: string, least: number, most: number];

/**
 * Numbering plans of the countries that order most (ITU-T E.164 and its national numbering plans): a library that knows
 * them all would cost the worker 29 KiB. A country that is missing is repaired only where the number names its code.
 */
const plans: Record<string, Plan> = {
  AE: ['971', '0', 8, 9],
  AT: ['43', '0', 7, 13],
  AU: ['61', '0', 9, 9],
  BE: ['32', '0', 8, 9],
  BR: ['55', '0', 10, 11],
  CA: ['1', '1', 10, 10],
  CH: ['41', '0', 9, 9],
  CL: ['56', '', 9, 9],
  CN: ['86', '0', 11, 11],
  CO: ['57', '', 10, 10],
  CZ: ['420', '', 9, 9],
  DE: ['49', '0', 6, 11],
  DK: ['45', '', 8, 8],
  ES: ['34', '', 9, 9],
  FI: ['358', '0', 6, 10],
  FR: ['33', '0', 9, 9],
  GB: ['44', '0', 10, 10],
  GR: ['30', '', 10, 10],
  HK: ['852', '', 8, 8],
  HU: ['36', '06', 8, 9],
  IE: ['353', '0', 7, 9],
  IL: ['972', '0', 8, 9],
  IN: ['91', '0', 10, 10],
  IT: ['39', '', 8, 11],
  JP: ['81', '0', 9, 10],
  KR: ['82', '0', 8, 10],
  MX: ['52', '', 10, 10],
  MY: ['60', '0', 8, 10],
  NL: ['31', '0', 9, 9],
  NO: ['47', '', 8, 8],
  NZ: ['64', '0', 8, 10],
  PH: ['63', '0', 8, 10],
  PL: ['48', '', 9, 9],
  PT: ['351', '', 9, 9],
  RO: ['40', '0', 9, 9],
  SA: ['966', '0', 9, 9],
  SE: ['46', '0', 7, 9],
  SG: ['65', '', 8, 8],
  SK: ['421', '0', 9, 9],
  TH: ['66', '0', 8, 9],
  TR: ['90', '0', 10, 10],
  TW: ['886', '0', 8, 9],
  UA: ['380', '0', 9, 9],
  US: ['1', '1', 10, 10],
  ZA: ['27', '0', 9, 9],
};

/** With the country before it: a call abroad that does not begin with plain `00`. Such a number is not read. */
const otherPrefix = /^((AU|BR|CA|CO|HK|KR|SG|TH|TW|US)00|JP0(0|10)|IL0[01])/;

/** Numbers here may begin with the nought that elsewhere is only dialled within the country. */
const italy = '39';

/**
 * @param text as the customer typed it, e.g. `(512) 555-0100`
 * @param country ISO 3166-1 alpha-2 of the address it stands in
 * @returns undefined where the number is not understood beyond doubt: one with an extension, with too few digits for
 * its country, or without a calling code in a country we know no plan of
 */
export function phoneNumberOf(text: string, country: string | undefined): string | undefined {
  // Marks for the direction of writing, which nobody sees, come along when a number is copied.
  const typed = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  if (!/^\+?[\d\s().\-/\p{Pd}]+$/u.test(typed)) return undefined;
  const digits = typed.replaceAll(/\D/g, '');
  if (typed.startsWith('+')) return abroad(digits);
  const plan = plans[country ?? ''];
  if (!plan) return undefined;
  if (otherPrefix.test(`${country}${digits}`)) return undefined;
  if (digits.startsWith('00')) return abroad(digits.slice(2));
  const number = nationalOf(digits, plan) ?? repeatedCode(digits, plan);
  return number && `+${plan[0]}${number}`;
}

/** @param digits beginning with the calling code */
function abroad(digits: string): string | undefined {
  const plan = Object.values(plans).find(([code]) => digits.startsWith(code));
  if (!plan) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined;
  const [code, trunk] = plan;
  const rest = digits.slice(code.length);
  const bare = rest.startsWith(trunk) ? rest.slice(trunk.length) : rest;
  const number = [rest, bare].find((candidate) => fits(candidate, plan));
  return number && `+${code}${number}`;
}

function nationalOf(digits: string, plan: Plan): string | undefined {
  const [, trunk] = plan;
  const bare = digits.slice(trunk.length);
  if (digits.startsWith(trunk) && fits(bare, plan)) return bare;
  return isAlwaysWhole(plan) && fits(digits, plan) ? digits : undefined;
}

/** The calling code without its plus: certain only where the number is too long to be anything else. */
function repeatedCode(digits: string, plan: Plan): string | undefined {
  const [code, , , most] = plan;
  const rest = digits.slice(code.length);
  const isTooLong = digits.length > most && isAlwaysWhole(plan);
  return isTooLong && digits.startsWith(code) && fits(rest, plan) ? rest : undefined;
}

/** Elsewhere, where numbers differ in length, one without what is dialled before it may lack its area. */
const isAlwaysWhole = (plan: Plan): boolean => {
  const [, trunk, least, most] = plan;
  return least === most || trunk === '' || plan === plans.BR;
};

function fits(number: string, [code, trunk, least, most]: Plan): boolean {
  if (number.length < least || number.length > most) return false;
  return code === italy || !(number.startsWith('0') || (trunk === '1' && number.startsWith('1')));
}

/**
 * Whether a tracking number looks like one of its carrier's, by the form and check digit that carriers publish. Pure.
 * Numbers of carriers that publish none are unknown, never wrong. Forms and digits as github.com/jkeen/tracking_number_data
 * collects them from the carriers' label guides; S10 is standard S10-12 of the Universal Postal Union.
 */

export type TrackingCheck = {
  state: 'fits' | 'looks-wrong' | 'unknown';
  /** The one carrier whose form it has, by the name that stores make a link of. */
  carrier?: string;
};

type Form = { carrier: string; shape: RegExp; hasCheckDigit: (number: string) => boolean };

const digits = (text: string): number[] => [...text].map(Number);

/** Letters count as UPS has them: A is 2, B is 3, … */
const upsValue = (sign: string): number =>
  /\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 3) % 10;

/** Places from the left, counted from 0, weigh in turn; the digit fills the sum up to the next ten. */
const mod10 = (values: readonly number[], even: number, odd: number): boolean => {
  const sum = values
    .slice(0, -1)
    .reduce((all, value, at) => all + value * (at % 2 === 0 ? even : odd), 0);
  return (10 - (sum % 10)) % 10 === values.at(-1);
};

const weighed = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((all, value, at) => all + value * (weights[at % weights.length] ?? 0), 0);

const mod7 = (number: string): boolean =>
  Number(number.slice(0, -1)) % 7 === Number(number.slice(-1));

/** FedEx: modulo 11, where 10 counts as 0; weights from the left. */
const fedExMod11 = (number: string, weights: readonly number[]): boolean =>
  (weighed(digits(number.slice(0, -1)), weights) % 11) % 10 === Number(number.slice(-1));

/** A code may begin with 420 and the ZIP it goes to, of five or nine digits. */
const zip = /^420\d{5}(\d{4})?(?=\d{20,26}$)/;

/** Of twenty digits, those without the first two, which are 91 then, too. */
const isUspsCode = (number: string): boolean => {
  const code = number.replace(zip, '');
  return mod10(digits(code), 3, 1) || (code.length === 20 && mod10(digits(`91${code}`), 3, 1));
};

/** Ground Economy has the same code, with its first two digits or without. */
const isEconomyCode = (number: string): boolean =>
  mod10(digits(`92${number.replace(zip, '')}`.slice(-22)), 3, 1);

const isS10 = (number: string): boolean => {
  const rest = 11 - (weighed(digits(number.slice(2, 10)), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return Number(number[10]) === (rest === 10 ? 0 : rest === 11 ? 5 : rest);
};

const s10Shape = /^[A-Z]{2}\d{9}[A-Z]{2}$/;

const forms: readonly Form[] = [
  {
    carrier: 'UPS',
    shape: /^1Z[A-Z0-9]{15}\d$/,
    hasCheckDigit: (number) => mod10([...number.slice(2)].map(upsValue), 1, 2),
  },
  {
    // Air waybills and returns.
    carrier: 'UPS',
    shape: /^[AHJKTV]\d{10}$/,
    hasCheckDigit: (number) => mod10(digits(number.slice(1)), 1, 2),
  },
  {
    carrier: 'FedEx',
    shape: /^\d{12}$/,
    hasCheckDigit: (number) => fedExMod11(number, [3, 1, 7]),
  },
  { carrier: 'FedEx', shape: /^\d{15}$/, hasCheckDigit: (number) => mod10(digits(number), 1, 3) },
  {
    // Ground Economy: service 29, handed over to USPS.
    carrier: 'FedEx',
    shape: /^(420\d{5})?(92)?\d{2}29\d{16}$/,
    hasCheckDigit: isEconomyCode,
  },
  {
    carrier: 'FedEx',
    shape: /^\d{18}$/,
    hasCheckDigit: (number) => mod10(digits(number.slice(2)), 3, 1),
  },
  {
    carrier: 'FedEx',
    shape: /^96\d{20}$/,
    hasCheckDigit: (number) => mod10(digits(number.slice(7)), 1, 3),
  },
  {
    carrier: 'FedEx',
    shape: /^(10|96)\d{32}$/,
    hasCheckDigit: (number) => fedExMod11(number.slice(-14), [1, 7, 3]),
  },
  { carrier: 'USPS', shape: /^\d{20}$/, hasCheckDigit: isUspsCode },
  {
    // IMpb.
    carrier: 'USPS',
    shape: /^(420\d{5}(\d{4})?)?9[1-5](\d{20}|\d{24})$/,
    hasCheckDigit: isUspsCode,
  },
  { carrier: 'DHL Express', shape: /^\d{10,11}$/, hasCheckDigit: mod7 },
  { carrier: 'DHL Express', shape: /^J[A-Z]{2,3}\d{9,18}$/, hasCheckDigit: () => true },
];

/** Posts by the country that an S10 number ends with. */
const posts: Record<string, string> = {
  AU: 'Australia Post',
  CA: 'Canada Post',
  DE: 'Deutsche Post',
  FR: 'La Poste',
  GB: 'Royal Mail',
  NL: 'PostNL',
  NZ: 'New Zealand Post',
  US: 'USPS',
};

const nameKey = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Carriers all of whose forms stand above, as people write them. */
const known = new Map(
  (
    [
      ['UPS', ['UPS', 'United Parcel Service']],
      [
        'FedEx',
        ['FedEx', 'Federal Express', 'FedEx Ground', 'FedEx Express', 'FedEx Home Delivery'],
      ],
      ['USPS', ['USPS', 'United States Postal Service', 'US Postal Service', 'US Mail']],
      ['DHL Express', ['DHL Express']],
    ] as const
  ).flatMap(([carrier, names]) => names.map((name) => [nameKey(name), carrier] as const)),
);

const postKeys = new Set(Object.values(posts).map(nameKey));

/** Carriers whose form it has, each once; a post that we have no name for is an empty one. */
function carriersOf(number: string): string[] {
  const found = forms.flatMap(({ carrier, shape, hasCheckDigit }) =>
    shape.test(number) && hasCheckDigit(number) ? [carrier] : [],
  );
  if (s10Shape.test(number) && isS10(number)) found.push(posts[number.slice(-2)] ?? '');
  return [...new Set(found)];
}

/**
 * @param carrier as a person wrote it; empty where none is named
 * @param number spaces, dots and dashes do not count
 */
export function checkTracking(carrier: string, number: string): TrackingCheck {
  const plain = number.toUpperCase().replace(/[\s.-]+/g, '');
  const fitting = carriersOf(plain);
  const [only] = fitting;
  const one = fitting.length === 1 && only ? { carrier: only } : {};
  return { state: stateOf(nameKey(carrier), plain, fitting), ...one };
}

function stateOf(key: string, number: string, fitting: readonly string[]): TrackingCheck['state'] {
  if (number === '') return 'unknown';
  if (key === '') return fitting.length > 0 ? 'fits' : 'unknown';
  const carrier = known.get(key);
  if (carrier) return fitting.includes(carrier) ? 'fits' : 'looks-wrong';
  if (key === 'dhl') return fitting.includes('DHL Express') ? 'fits' : 'unknown';
  // A post has other numbers as well, but one of this form that fails its digit is mistyped.
  if (postKeys.has(key) && s10Shape.test(number)) return isS10(number) ? 'fits' : 'looks-wrong';
  return 'unknown';
}

/** Every sentence shown for a kind on the Products page. Total: a new kind without words does not compile. Pure. */

import { actWords } from '../../src/activity/act-words.ts';
import type { ListingActKind } from '../../src/activity/activity.ts';
import type { LinkState, SuggestedBy } from '../../src/shared/link-state.ts';
import { skusText, unitsText } from '../inventory/stock-words.ts';
import type { Accepted, UnlinkFacts } from './types.ts';

/** How a listing of the destination stands, and what a person can do about it. */
export const stateWords: Record<LinkState, { says: string; next: string }> = {
  linked: { says: 'Linked', next: '' },
  missing: {
    says: 'Missing on source',
    next: 'The source has no listing with exactly this SKU; case counts. Correct one of the two, or link it by hand.',
  },
  duplicate: {
    says: 'Duplicate SKU',
    next: 'The SKU stands on several listings, so nothing is guessed. Link it by hand, or make the SKU unique.',
  },
  'not-tracked': {
    says: 'Not tracked',
    next: 'It is linked, but one of the two stores does not track its stock. Turn tracking on in both.',
  },
  paused: { says: 'Paused', next: 'A person paused it: nothing of it is pushed or written.' },
  unlinked: {
    says: 'Not linked',
    next: 'Both stores list it, and it is not linked: a person unlinked it, or nobody linked it yet.',
  },
  'no-sku': {
    says: 'No SKU',
    next: 'Without a SKU nothing of it can be pushed. Give it one at its store.',
  },
};

/** Why two listings may be the same. */
export const suggestedWords: Record<SuggestedBy, string> = {
  case: 'differs in capital letters only',
  writing: 'differs in spaces, dashes or underscores only',
  barcode: 'has the same barcode',
};

/** Why a suggestion was not accepted. */
export const skippedWords: Record<'changed' | 'taken' | 'several', string> = {
  changed: 'what was suggested has changed meanwhile',
  taken: 'the suggested listing is linked to another one already',
  several: 'several listings fit the same one of the source',
};

/** One change in a sentence. */
export function actText(act: {
  kind: ListingActKind;
  before: string | null;
  after: string | null;
}): string {
  const { kind, before, after } = act;
  const says = actWords[kind];
  switch (kind) {
    case 'link-made':
      return before && before !== after
        ? `${says} to ${after ?? ''}, before to ${before}`
        : `${says} to ${after ?? ''}`;
    case 'link-removed':
      return `${says} from ${before ?? ''}${after ? `, its stock ${after}` : ''}`;
    default:
      return before && after ? `${says}: ${before} → ${after}` : says;
  }
}

/** What stands beside a link whose copy is on its way to zero. */
export const zeroingWords = 'Unlinking: setting to zero';

const orders = (count: number): string =>
  count === 1 ? '1 open order' : `${count.toLocaleString('en')} open orders`;

/** What unlinking means, in sentences. @param stores their names */
export function unlinkSays(
  facts: UnlinkFacts,
  stock: 'leave' | 'zero',
  stores: { source: string; destination: string },
): string[] {
  const { source, destination } = stores;
  const says = [
    facts.orders === 0
      ? `No open order of ${destination} waits for ${facts.links === 1 ? 'it' : 'them'}. What is sold from now on stays there.`
      : `${orders(facts.orders)} of ${destination} that ${facts.orders === 1 ? 'is' : 'are'} not pushed yet will stay there.`,
    'What was pushed is shipped, and comes back with its tracking. What is held for orders stays counted.',
    'It is not linked by its SKU again until a person links it.',
  ];
  if (stock === 'leave')
    return [
      `${destination} keeps the ${unitsText(facts.shown)} it shows now. They no longer follow ${source}, so it may sell more than there is.`,
      ...says,
    ];
  const others = facts.links - facts.mayZero;
  return [
    facts.mayZero === 0
      ? 'None can be set to zero: what was never applied was never written, and what another source supplies goes on.'
      : `${destination} shows 0 of ${skusText(facts.mayZero)} first; each is unlinked as soon as the store shows it.`,
    ...(facts.mayZero > 0 && others > 0
      ? [
          `${skusText(others)} that we never wrote to, or that another source supplies, ${others === 1 ? 'is' : 'are'} left as they are.`,
        ]
      : []),
    ...says,
  ];
}

/** What was done. */
export function unlinkedSays({ unlinked, zeroing }: { unlinked: number; zeroing: number }): string {
  return [
    unlinked > 0 ? `${skusText(unlinked)} unlinked.` : '',
    zeroing > 0 ? `${skusText(zeroing)} set to zero, then unlinked.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** @param looked orders that are looked at again */
export function linkedSays(linked: number, looked: number): string {
  const what = linked === 0 ? 'It was linked so already.' : `${skusText(linked)} linked.`;
  const again =
    looked > 0
      ? ` ${looked === 1 ? '1 order is' : `${looked.toLocaleString('en')} orders are`} looked at again.`
      : '';
  return `${what}${again}${linked > 0 ? ' Stock is written once somebody applies its first levels.' : ''}`;
}

/** What was accepted, and why the rest was not: each reason with its number. */
export function acceptedSays(
  accepted: number,
  orders: number,
  skipped: Accepted['skipped'],
): string {
  const reasons = [...Map.groupBy(skipped, ({ why }) => why)].map(([why, of]) =>
    of.length === 1
      ? `${of[0]?.sku || '1'}: ${skippedWords[why]}`
      : `${of.length} (${skippedWords[why]})`,
  );
  const rest = reasons.length > 0 ? ` Skipped ${reasons.join('; ')}.` : '';
  if (accepted === 0 && rest) return `Nothing was linked.${rest}`;
  return accepted === 0
    ? 'Nothing is suggested any more.'
    : `${linkedSays(accepted, orders)}${rest}`;
}

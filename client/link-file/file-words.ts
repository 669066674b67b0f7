/** A file of links in words: what is wrong with it, what its lines would do, and why some are rejected. Pure. */
import type { FileProblem } from '../../src/catalog/csv/file-problem.ts';
import type {
  LineSide,
  LineWhy,
  LinkBefore,
  LinkFileState,
  LinkVerdict,
  LinkWish,
  RejectedFor,
} from '../../src/catalog/link-file.ts';

type SaidOf<Kinds extends { kind: string }> = {
  [Kind in Kinds['kind']]: (of: Extract<Kinds, { kind: Kind }>) => string;
};

const saveAs = 'Save it as “CSV UTF-8” and choose it again.';

const problemWords: SaidOf<FileProblem> = {
  'too-large': () => 'This file has more than 20 MB. Split it and give one part after the other.',
  'too-many-lines': () =>
    'This file has more than 100,000 lines. Split it and give one part after the other.',
  empty: () => 'This file is empty.',
  'only-head': () => 'This file has a head and no line below it.',
  'no-head': ({ missing }) =>
    `The first line must name the columns: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing. The template has them all.`,
  'column-twice': ({ column }) => `The first line names the column ${column} twice. Leave one.`,
  'utf-16': () => `This file is written in UTF-16. ${saveAs}`,
  'not-utf-8': ({ line }) =>
    `Line ${line.toLocaleString('en')} has characters that are no UTF-8. ${saveAs}`,
  workbook: () => `This is a workbook, not a CSV file. ${saveAs}`,
  'web-page': () => 'This is a web page, not a CSV file. Download the file itself.',
  'not-text': () => `This is no text. ${saveAs}`,
  quotes: ({ line }) =>
    `From line ${line.toLocaleString('en')} on its quotes do not fit: one is not closed, or stands within a cell. Mend it there.`,
  unreadable: () => 'This file cannot be read any more: it was moved or changed. Choose it again.',
};

/** Why a file cannot be read, and what to do. */
export const problemSays = (problem: FileProblem): string => saidOf(problemWords, problem);

const at = (side: LineSide) => (side === 'source' ? 'The source' : 'The destination');

const rejectedWords: SaidOf<RejectedFor> = {
  'nothing-named': ({ side }) =>
    `It names nothing at the ${side}: give ${side}_sku or ${side}_variant.`,
  'no-such-sku': ({ side }) => `${at(side)} has no listing with exactly this SKU; case counts.`,
  'duplicate-sku': ({ side, variants }) =>
    `${at(side)} lists this SKU more than once. Give ${side}_variant: ${variants.map(numberOf).join(', ')}${variants.length > 5 ? ' …' : ''}.`,
  'no-such-variant': ({ side }) => `${at(side)} has no such variant.`,
  'sku-differs': ({ side, sku }) =>
    sku === ''
      ? `${at(side)}’s variant has no SKU, and the line names one.`
      : `${at(side)}’s variant has another SKU: ${sku}.`,
  'no-sku': () => 'The destination’s listing has no SKU: give it one there first.',
  'status-unknown': ({ status }) =>
    `${status === '' ? 'It has no status' : `“${status}” is no status`}: write linked, paused or unlinked.`,
  twice: ({ line }) =>
    `Line ${line.toLocaleString('en')} names the same listing. Leave one of them.`,
  'being-unlinked': () => 'It is being unlinked just now: its store is set to zero first.',
  'changed-meanwhile': () => 'It was changed after this file was read. Nothing was done for it.',
};

const numberOf = (variantId: string): string => variantId.slice(variantId.lastIndexOf('/') + 1);

const wasWords = ({ sourceSku, sourceVariantId, active }: LinkBefore): string =>
  `Was linked to ${sourceSku || `variant ${numberOf(sourceVariantId)}`}${active ? '' : ', paused'}.`;

/** Why a line is rejected, or what it was linked to before. */
export const whySays = (why: LineWhy): string =>
  why.kind === 'was' ? wasWords(why) : saidOf(rejectedWords, why);

function saidOf<Kinds extends { kind: string }>(words: SaidOf<Kinds>, of: Kinds): string {
  const say: ((of: never) => string) | undefined = words[of.kind as Kinds['kind']];
  return say(of as never);
}

/** A view of lines, and what the lines in it would do; the same once that is done. */
export const verdictWords: Record<LinkVerdict, { name: string; none: string }> = {
  added: { name: 'Linked anew', none: 'No line links what is not linked yet' },
  changed: { name: 'Changed', none: 'No line changes a link' },
  removed: { name: 'Unlinked', none: 'No line unlinks anything' },
  same: { name: 'As it is', none: 'No line stands as it is' },
  rejected: { name: 'Rejected', none: 'No line is rejected' },
};

export const wishWords: Record<LinkWish, string> = {
  link: 'Linked',
  pause: 'Paused',
  unlink: 'Unlinked',
};

export const stateWords: Record<LinkFileState, string> = {
  receiving: 'Being read',
  judged: 'Waits for Apply',
  applying: 'Being applied',
  applied: 'Applied',
  cancelled: 'Cancelled',
  discarded: 'Discarded',
};

/** `1 line`, `1,200 lines`. */
export const linesText = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`;

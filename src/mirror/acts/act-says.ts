/** What a mirror act does, in one plain sentence: on the order's page, on its timeline, and in its confirmation. Total. Pure. */
import type { ReturnState } from '../../platforms/aftermath.ts';
import { isNothing } from '../../shared/decimal.ts';
import { tail } from '../../shared/ids.ts';
import type { ActKind, ActLine, ActWish, RefundedActLine } from './act.ts';

/** Names as people know them. */
export type ActNames = {
  /** Of the customer's order. */
  orderName: string;
  /** Null while its source has not said it. */
  sourceOrderName: string | null;
  /** Where it acts, and the other store, where its cause is. */
  storeName: string;
  causeStoreName: string;
  /** SKUs or titles, by the destination platform's line id or its last part. */
  lines: ReadonlyMap<string, string>;
};

/** Refunds, edits and cancels copied to a source order move no money: it was never paid there. */
const external = 'its payment is external, so nothing is paid out there';

/**
 * @returns a sentence without its full stop, such as
 *   `Give 24.00 USD of #1001 at Mug Street back to the customer, because of #1042 at North Supply`
 */
export function actSays(wish: ActWish, names: ActNames): string {
  const { here, there } = placesOf(wish.kind, names);
  switch (wish.kind) {
    case 'cancel-source':
      return `Cancel ${here}, since ${there} was cancelled${wish.refund ? `; ${external}` : ''}`;
    case 'refund-source':
      return `Refund ${refunded(wish, names)} on ${here}, as on ${there}; ${external}`;
    case 'edit-source':
      return `Set ${listed(wish.lines.map((line) => `${nameOf(line, names)} to ${line.quantity}`))} on ${here}, as on ${there}`;
    case 'address-source':
      return `Correct the address on ${here}, as it stands on ${there}`;
    case 'cancel-destination':
      return `Cancel ${units(wish.lines, names)} of ${here}, which ${there} ships no more; ${wish.refund ? 'where nothing else is open the money goes back' : 'no money moves'}`;
    case 'refund-destination':
      return `${comesOff(wish, names, here)}, because of ${there}`;
    case 'pay-destination':
      return `Give ${moneyOf(wish) ?? 'nothing'} of ${here} back to the customer, because of ${there}`;
    case 'edit-destination':
      return `Take ${units(wish.lines, names)} off ${here}, because of ${there}`;
    case 'return-source':
    case 'return-destination':
      return `${returnDoes(wish, names)} on ${here}, as on ${there}`;
  }
}

/**
 * The money that reaches the customer once it is done, such as `24.00 USD`.
 * @returns undefined where none moves: at a source none ever does
 */
export function moneyOf(wish: ActWish): string | undefined {
  switch (wish.kind) {
    case 'cancel-destination':
      return wish.refund ? 'all that was paid, if nothing else is open' : undefined;
    case 'pay-destination':
      return wish.amount === undefined ? 'all that is left' : amountOf(wish.amount, wish.currency);
    case 'refund-destination':
      return amountOf(wish.amount, wish.currency);
    default:
      return undefined;
  }
}

/** The order that it changes and the one it follows, each with its store. */
function placesOf(kind: ActKind, names: ActNames): { here: string; there: string } {
  const { orderName, storeName, causeStoreName } = names;
  const sourceOrderName = names.sourceOrderName ?? 'the source order';
  return kind.endsWith('-source')
    ? { here: orderAt(sourceOrderName, storeName), there: orderAt(orderName, causeStoreName) }
    : { here: orderAt(orderName, storeName), there: orderAt(sourceOrderName, causeStoreName) };
}

const orderAt = (orderName: string, storeName: string): string => `${orderName} at ${storeName}`;

const amountOf = (amount: string, currency: string): string | undefined =>
  isNothing(amount) ? undefined : `${amount} ${currency}`;

const nameOf = ({ destinationLineId }: ActLine, { lines }: ActNames): string =>
  lines.get(destinationLineId) ?? lines.get(tail(destinationLineId)) ?? 'a line';

const units = (lines: readonly ActLine[], names: ActNames): string =>
  listed(lines.map((line) => `${line.quantity} × ${nameOf(line, names)}`));

const restocked = (line: RefundedActLine): string =>
  line.restock === 'none' ? 'not restocked' : 'restocked';

function refunded(wish: Extract<ActWish, { kind: 'refund-source' }>, names: ActNames): string {
  const shipping = amountOf(wish.shipping, wish.currency);
  const amount = amountOf(wish.amount, wish.currency);
  const what = [
    ...wish.lines.map((line) => `${units([line], names)} (${restocked(line)})`),
    ...(shipping ? [`shipping (${shipping})`] : []),
  ];
  if (what.length === 0) return amount ?? 'nothing';
  return amount ? `${listed(what)}, ${amount} in all,` : listed(what);
}

function comesOff(
  wish: Extract<ActWish, { kind: 'refund-destination' }>,
  names: ActNames,
  here: string,
): string {
  const money = moneyOf(wish);
  if (wish.lines.length === 0) return `Give ${money ?? 'nothing'} back to the customer on ${here}`;
  const off = `Take ${units(wish.lines, names)} off ${here}`;
  return money ? `${off} and give ${money} back to the customer` : `${off} and move no money`;
}

function returnDoes(
  { state, returnId, lines }: Extract<ActWish, { kind: 'return-source' | 'return-destination' }>,
  names: ActNames,
): string {
  if (lines.some(({ processed }) => processed > 0))
    return `Say that ${listed(
      lines.map((line) =>
        line.locationId === undefined
          ? units([line], names)
          : `${units([line], names)} (back on the shelf)`,
      ),
    )} came back`;
  const does = returnId === undefined && state === 'open' ? 'Open a return of' : returnSteps[state];
  return `${does} ${units(lines, names)}`;
}

const returnSteps: Record<ReturnState, string> = {
  requested: 'Ask for the return of',
  open: 'Approve the return of',
  declined: 'Decline the return of',
  closed: 'Close the return of',
  cancelled: 'Cancel the return of',
};

/** `a`, `a and b`, `a, b and c`. */
function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? 'nothing';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

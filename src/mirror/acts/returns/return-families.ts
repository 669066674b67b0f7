/**
 * Which returns of both stores are one: what an act of ours made belongs to the return it was made for. A return of the
 * customer's order has one counterpart at each source that shipped some of its units (RV3). Pure.
 */
import type { PlatformReturn } from '../../../platforms/aftermath.ts';
import { tail } from '../../../shared/ids.ts';
import type { ActLine, ActWish } from '../act.ts';
import { isNoteOf } from '../act-note.ts';
import type { KnownAct, LookedPart, LookInput } from '../look.ts';
import { stands } from '../looked.ts';

export type ReturnWish = Extract<ActWish, { kind: 'return-source' | 'return-destination' }>;

/** A return at a part's source order. */
export type MadeReturn = { part: LookedPart; made: PlatformReturn };

export type ReturnFamily = {
  sold: PlatformReturn;
  made: MadeReturn[];
  /** Every return that is to be there is. */
  isWhole: boolean;
};

export const isReturnWish = (wish: ActWish): wish is ReturnWish =>
  wish.kind === 'return-source' || wish.kind === 'return-destination';

/** Each step of a return is planned once; the cause of every act begins with the return that leads. */
export const returnCause = (returnId: string, state: string, processed: number): string =>
  `${returnId}:${state}:${processed}`;

/** Whether an act was made because of this return. */
export const isBecauseOf = ({ wish, cause }: { wish: ActWish; cause: string }, returnId: string) =>
  isReturnWish(wish) && cause.startsWith(`${returnId}:`);

/** Whether an act makes a return, or made it. */
export const isMaking = ({ wish }: { wish: ActWish }): boolean =>
  isReturnWish(wish) && wish.returnId === undefined;

/** Whether an act of ours made this return: its answer may have been lost, then a line's note says so. */
export const isMadeBy = ({ id, madeId }: KnownAct, one: PlatformReturn): boolean =>
  madeId === one.id || one.lines.some(({ note }) => isNoteOf(id, note));

/** Acts that make returns at the sources, or made them, because of a return of the customer's order. */
export const makersAtSources = ({ acts }: LookInput, sold: PlatformReturn): KnownAct[] =>
  acts.filter((act) => act.kind === 'return-source' && isMaking(act) && isBecauseOf(act, sold.id));

/** The act that makes, or made, the customer's return because of this one at a source. */
export const makerAtDestination = (
  { acts }: LookInput,
  { part, made }: MadeReturn,
): KnownAct | undefined =>
  acts.find(
    (act) =>
      act.kind === 'return-destination' &&
      act.pushId === part.pushId &&
      isMaking(act) &&
      isBecauseOf(act, made.id),
  );

/** Whether one of our acts of this kind made the return. */
export const isOurReturn = (
  { acts }: LookInput,
  kind: ReturnWish['kind'],
  one: PlatformReturn,
): boolean => acts.some((act) => act.kind === kind && isMaking(act) && isMadeBy(act, one));

/** Returns of source orders that stand. */
export const returnsAtSources = ({ parts }: LookInput): MadeReturn[] =>
  parts.flatMap((part) =>
    stands(part) && part.made !== 'gone' ? part.made.returns.map((made) => ({ part, made })) : [],
  );

/** @returns each return of the customer's order that has a counterpart somewhere */
export function returnFamilies(looked: LookInput): ReturnFamily[] {
  const there = returnsAtSources(looked);
  return looked.sold.returns.flatMap((sold) => {
    const origin = there.find((one) => {
      const maker = makerAtDestination(looked, one);
      return maker !== undefined && isMadeBy(maker, sold);
    });
    if (origin) return [{ sold, made: [origin], isWhole: true }];
    const makers = makersAtSources(looked, sold).filter(({ state }) => state !== 'withdrawn');
    const made = there.filter(({ part, made: one }) =>
      makers.some((act) => act.pushId === part.pushId && isMadeBy(act, one)),
    );
    const isWhole = makers.every((act) => made.some((one) => isMadeBy(act, one.made)));
    return made.length === 0 ? [] : [{ sold, made, isWhole }];
  });
}

/** What of a line is in a return. `restocked` in the order in which the store says it. */
export type ReturnedUnits = {
  /** The destination platform's line id. */
  destinationLineId: string;
  quantity: number;
  processed: number;
  restocked: { locationId: string; quantity: number }[];
  reason: string;
};

/** Lines of a return of the customer's order, those of one order line as one. */
export const unitsOfSold = (sold: PlatformReturn): ReturnedUnits[] =>
  joined(sold, (lineId) => lineId);

/** Lines of a return at a source that the push left its mark on; others stand there only. */
export const unitsOfMade = ({ part, made }: MadeReturn): ReturnedUnits[] =>
  joined(made, (lineId) => {
    const lines = part.made === 'gone' ? [] : part.made.lines;
    const mark = lines.find((one) => tail(one.lineId) === tail(lineId))?.destinationLineId;
    const line = mark && part.lines.find((one) => tail(one.lineId) === tail(mark));
    return line ? line.lineId : undefined;
  });

function joined(
  { lines }: PlatformReturn,
  lineOf: (lineId: string) => string | undefined,
): ReturnedUnits[] {
  const units = new Map<string, ReturnedUnits>();
  for (const { lineId, quantity, processed, restocked, reason } of lines) {
    const destinationLineId = lineId === undefined ? undefined : lineOf(lineId);
    if (destinationLineId === undefined) continue;
    const known = units.get(destinationLineId);
    units.set(destinationLineId, {
      destinationLineId,
      quantity: quantity + (known?.quantity ?? 0),
      processed: processed + (known?.processed ?? 0),
      restocked: [...(known?.restocked ?? []), ...restocked],
      reason: known?.reason ?? reason,
    });
  }
  return [...units.values()];
}

/** The same line in another list. */
export const lineIn = <Line extends { destinationLineId: string }>(
  lines: readonly Line[],
  { destinationLineId }: Pick<ActLine, 'destinationLineId'>,
): Line | undefined => lines.find((one) => tail(one.destinationLineId) === tail(destinationLineId));

/** Whether units of the customer's return are mirrored at a part: refunds of it then put nothing on a shelf a second time. */
export function isReturnedAt(
  looked: LookInput & {
    planned: readonly { pushId: string; cause: string; wish: ActWish }[];
  },
  pushId: string,
  returnId: string | undefined,
): boolean {
  if (returnId === undefined) return false;
  const live = looked.acts.filter(({ state }) => state !== 'withdrawn');
  const makes = [...live, ...looked.planned].some(
    (act) =>
      act.pushId === pushId &&
      act.wish.kind === 'return-source' &&
      isMaking(act) &&
      isBecauseOf(act, returnId),
  );
  if (makes) return true;
  const sold = looked.sold.returns.find(({ id }) => id === returnId);
  return (
    sold !== undefined &&
    looked.acts.some(
      (act) => act.pushId === pushId && act.kind === 'return-destination' && isMadeBy(act, sold),
    )
  );
}

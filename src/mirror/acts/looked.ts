/** The planner's desk: both orders by line, units each part stands for, and what is decided so far. */
import type { AftermathLine } from '../../platforms/aftermath.ts';
import { tail } from '../../shared/ids.ts';
import type { ActKind, ActLine } from './act.ts';
import { isNoteOf } from './act-note.ts';
import type { KnownAct, LookedPart, LookInput, LookPlan, PlannedAct } from './look.ts';

export type Looked = LookInput & {
  /** The customer's line by the tail of its id. */
  soldLine: (lineId: string) => AftermathLine | undefined;
  /** The same line at a part's source order; undefined where that order is gone. */
  madeLine: (part: LookedPart, lineId: string) => AftermathLine | undefined;
  /** Units of a line that a part stands for, as decided so far. */
  unitsOf: (part: LookedPart, lineId: string) => number;
  /** The part stands for so many units less. */
  take: (part: LookedPart, lineId: string, units: number) => void;
  known: (pushId: string, kind: ActKind, cause: string) => KnownAct | undefined;
  add: (act: PlannedAct) => void;
  planned: readonly PlannedAct[];
  /** An act that waited for a person need not: it is owed now. */
  unask: (act: KnownAct) => void;
  /** A person did by hand what an act was to do: `madeId` is there for it. */
  join: (act: KnownAct, madeId: string) => void;
  /** What is there for an act, as joined in this look. */
  joinedTo: (act: KnownAct) => string | undefined;
  /** Whether something at a store is the counterpart of what was done at the other, as decided in this look. */
  isJoined: (id: string) => boolean;
  result: () => LookPlan;
};

/** Lays out what a look read. Nothing outside it changes. */
export function layOut(input: LookInput): Looked {
  const sold = new Map(input.sold.lines.map((line) => [tail(line.lineId), line]));
  const made = new Map(
    input.parts.map((part) => [
      part.pushId,
      new Map(
        (part.made === 'gone' ? [] : part.made.lines).flatMap((line) =>
          line.destinationLineId === undefined ? [] : [[tail(line.destinationLineId), line]],
        ),
      ),
    ]),
  );
  const before = new Map(
    input.parts.map(({ pushId, lines, isReplaced }) => [
      pushId,
      // Of units that went in a further part, those that had left before are this one's.
      new Map(
        lines.map(({ lineId, quantity, shipped }) => [
          tail(lineId),
          isReplaced ? Math.min(quantity, shipped) : quantity,
        ]),
      ),
    ]),
  );
  const units = new Map([...before].map(([pushId, lines]) => [pushId, new Map(lines)]));
  const planned: PlannedAct[] = [];
  const joined: LookPlan['joined'] = [];
  const unasked: string[] = [];
  return {
    ...input,
    soldLine: (lineId) => sold.get(tail(lineId)),
    madeLine: ({ pushId }, lineId) => made.get(pushId)?.get(tail(lineId)),
    unitsOf: ({ pushId }, lineId) => units.get(pushId)?.get(tail(lineId)) ?? 0,
    take: ({ pushId }, lineId, less) => {
      const lines = units.get(pushId);
      lines?.set(tail(lineId), Math.max(0, (lines.get(tail(lineId)) ?? 0) - less));
    },
    known: (pushId, kind, cause) =>
      input.acts.find((act) => act.pushId === pushId && act.kind === kind && act.cause === cause),
    add: (act) => void planned.push(act),
    planned,
    unask: ({ id }) => void unasked.push(id),
    join: ({ id }, madeId) => void joined.push({ actId: id, madeId }),
    joinedTo: ({ id }) => joined.find(({ actId }) => actId === id)?.madeId,
    isJoined: (id) => joined.some(({ madeId }) => madeId === id),
    result: () => ({
      acts: planned,
      quantities: input.parts.flatMap(({ pushId, lines }) =>
        lines.flatMap(({ lineId }) => {
          const now = units.get(pushId)?.get(tail(lineId)) ?? 0;
          return now === before.get(pushId)?.get(tail(lineId))
            ? []
            : [{ pushId, lineId, quantity: now }];
        }),
      ),
      moot: [],
      joined,
      unasked,
    }),
  };
}

/** A part whose source order stands: neither cancelled, deleted nor replaced. */
export const stands = (part: LookedPart): boolean =>
  !part.isReplaced && part.made !== 'gone' && part.made.cancelledAt === undefined;

/** Acts that are under way or were done: they, not the store's people, change the other order. */
const isOurDoing = ({ state }: KnownAct): boolean => state === 'creating' || state === 'created';

/** Whether our own act cancelled the part's source order, or is about to. */
export const weCancelled = ({ acts }: LookInput, { pushId }: LookedPart): boolean =>
  acts.some((act) => act.pushId === pushId && act.kind === 'cancel-source' && isOurDoing(act));

/** Whether the customer's order was cancelled because its source was. */
export const weCancelledSold = ({ acts }: LookInput): boolean =>
  acts.some((act) => act.kind === 'cancel-destination' && isOurDoing(act));

/**
 * Units a line of a part's source order has once every act that is owed is carried out: what is planned about it takes off
 * from there, not from what stands now. A refund whose answer was lost may stand there already.
 * What has left stays on it, whoever is told of it.
 * @param withAsked acts that wait for a person count as well
 */
export function unitsToCome(
  looked: Looked,
  part: LookedPart,
  lineId: string,
  { withAsked }: { withAsked: boolean } = { withAsked: true },
): number {
  const there = part.made === 'gone' ? [] : part.made.refunds;
  const owed = looked.acts.filter(
    (act) =>
      act.pushId === part.pushId &&
      act.stop !== 'shipped-already' &&
      looked.joinedTo(act) === undefined &&
      (act.state === 'ready' ||
        act.state === 'creating' ||
        (withAsked && act.state === 'failed')) &&
      !there.some(({ note }) => isNoteOf(act.id, note)),
  );
  const fresh = looked.planned.filter(
    ({ pushId, stop }) => pushId === part.pushId && stop !== 'shipped-already',
  );
  const units = (lines: readonly ActLine[]) =>
    lines.find(({ destinationLineId }) => tail(destinationLineId) === tail(lineId))?.quantity;
  return [...owed, ...fresh].reduce((left, { wish }) => {
    if (wish.kind === 'refund-source') return left - (units(wish.lines) ?? 0);
    if (wish.kind === 'edit-source') return Math.min(left, units(wish.lines) ?? left);
    return left;
  }, looked.madeLine(part, lineId)?.current ?? 0);
}

/**
 * Returns of either store get a counterpart at the other and follow one another, one step at a time: whoever is further
 * leads, requested before open before closed; units that came back at one store come back at the other (RV3). Pure.
 */
import type { PlatformReturn } from '../../../platforms/aftermath.ts';
import type { ActWish } from '../act.ts';
import type { KnownAct, PlannedAct } from '../look.ts';
import type { Looked } from '../looked.ts';
import { planNewReturns } from './plan-new-returns.ts';
import {
  isBecauseOf,
  isMaking,
  isReturnWish,
  type MadeReturn,
  type ReturnFamily,
  type ReturnWish,
  returnCause,
  returnFamilies,
  unitsOfMade,
  unitsOfSold,
} from './return-families.ts';
import { leadOfMade, leadOfSold } from './return-lead.ts';
import { isEnded } from './returnable.ts';

/** @returns acts that wait for a person and need no answer any more: what they were to do is done, or is not wanted now */
export function planReturns(looked: Looked): string[] {
  planNewReturns(looked);
  const wanted = returnFamilies(looked).flatMap((family): readonly Step[] => {
    const acts = actsOf(looked, family);
    // A step that is under way changes what the next one is: the look that it makes owed plans it.
    if (acts.some(({ state }) => state === 'ready' || state === 'creating')) return acts;
    const steps = stepsOf(family, acts);
    for (const step of steps)
      if (!looked.known(step.pushId, step.wish.kind, step.cause)) looked.add(step);
    return steps;
  });
  return looked.acts
    .filter((act) => act.state === 'failed' && isReturnWish(act.wish))
    .filter((act) => isMoot(looked, act, wanted))
    .map(({ id }) => id);
}

type Step = { pushId: string; cause: string; wish: ActWish };

function isMoot(looked: Looked, act: KnownAct, wanted: readonly Step[]): boolean {
  if (isMaking(act)) {
    const all = [...looked.sold.returns, ...returnsOfPart(looked, act.pushId)];
    const cause = all.find(({ id }) => isBecauseOf(act, id));
    return cause === undefined || isEnded(cause);
  }
  return !wanted.some(
    ({ pushId, wish, cause }) =>
      pushId === act.pushId && wish.kind === act.kind && cause === act.cause,
  );
}

const returnsOfPart = ({ parts }: Looked, pushId: string): PlatformReturn[] =>
  parts.flatMap(({ made, ...part }) =>
    part.pushId === pushId && made !== 'gone' ? made.returns : [],
  );

const actsOf = ({ acts }: Looked, { sold, made }: ReturnFamily): KnownAct[] =>
  acts.filter((act) =>
    made.some(
      (one) =>
        act.pushId === one.part.pushId &&
        (isBecauseOf(act, sold.id) || isBecauseOf(act, one.made.id)),
    ),
  );

/** What is to be done now for the family's returns to agree; nothing where they do. */
function stepsOf(family: ReturnFamily, acts: readonly KnownAct[]): PlannedAct[] {
  const endings = endingsOf(family);
  const alive = family.made.filter(({ made }) => !isEnded(made));
  if (endings.length > 0 || isEnded(family.sold)) return endings;
  // Where a return was closed because of the other and is open again, somebody opened it: it is not closed once more.
  const isReopened = acts.some(
    ({ state, wish }) => state === 'created' && isReturnWish(wish) && wish.state === 'closed',
  );
  const atSources = followSold({ ...family, made: alive }, isReopened);
  return atSources.length > 0 ? atSources : followMade({ ...family, made: alive }, isReopened);
}

/** One of them was declined or cancelled: so is the other, as long as nothing came back and nobody approved it meanwhile. */
function endingsOf({ sold, made, isWhole }: ReturnFamily): PlannedAct[] {
  if (isEnded(sold))
    return made
      .filter((one) => !isEnded(one.made))
      .map((one) => atSource(one, sold, sold.state, !mayFollow(sold, one.made)));
  const ended = made.filter((one) => isEnded(one.made));
  const [first] = ended;
  if (!first) return [];
  const isAll = isWhole && ended.length === made.length;
  return [atDestination(first, sold, first.made.state, !(isAll && mayFollow(first.made, sold)))];
}

const mayFollow = (ended: PlatformReturn, other: PlatformReturn): boolean =>
  other.state === 'requested' ||
  (ended.state === 'cancelled' &&
    other.state === 'open' &&
    other.lines.every(({ processed }) => processed === 0));

/** What the sources' returns lack of the customer's. */
function followSold(family: ReturnFamily, isReopened: boolean): PlannedAct[] {
  const { sold } = family;
  if (sold.state === 'requested') return [];
  const leads = leadOfSold(family);
  return family.made.flatMap((one) => {
    const { made } = one;
    if (made.state === 'requested') return [atSource(one, sold, 'open', false)];
    const lines = leads.get(one) ?? [];
    if (lines.length > 0) return [atSource(one, sold, 'open', made.state !== 'open', lines)];
    const mayClose = made.state === 'open' && sold.state === 'closed' && !isReopened;
    // What came back there and not here yet comes first.
    const isAhead = leadOfMade(family).lines.length > 0;
    return mayClose && !isAhead && isAllSent(made) ? [atSource(one, sold, 'closed', false)] : [];
  });
}

/** What the customer's return lacks of the sources'. */
function followMade(family: ReturnFamily, isReopened: boolean): PlannedAct[] {
  const { sold, made, isWhole } = family;
  const [first] = made;
  if (!first) return [];
  if (sold.state === 'requested') {
    const isApproved = made.every((one) => one.made.state !== 'requested');
    return isWhole && isApproved ? [atDestination(first, sold, 'open', false)] : [];
  }
  const { lines, of = first } = leadOfMade(family);
  if (lines.length > 0) return [atDestination(of, sold, 'open', sold.state !== 'open', lines)];
  const isClosed = isWhole && made.every((one) => one.made.state === 'closed');
  const mayClose = isClosed && sold.state === 'open' && !isReopened && isAllSent(sold);
  return mayClose ? [atDestination(first, sold, 'closed', false)] : [];
}

/** A store sends what the customer gets instead only while the return is open. */
const isAllSent = ({ exchanges }: PlatformReturn): boolean =>
  exchanges.every(({ quantity, processed }) => processed >= quantity);

type Lines = ReturnWish['lines'];

const atSource = (
  one: MadeReturn,
  sold: PlatformReturn,
  state: ReturnWish['state'],
  differs: boolean,
  lines?: Lines,
): PlannedAct =>
  step(
    'return-source',
    { leads: sold, follows: one.made },
    one,
    state,
    differs,
    lines ?? unitsThere(one),
  );

const atDestination = (
  one: MadeReturn,
  sold: PlatformReturn,
  state: ReturnWish['state'],
  differs: boolean,
  lines?: Lines,
): PlannedAct =>
  step(
    'return-destination',
    { leads: one.made, follows: sold },
    one,
    state,
    differs,
    lines ?? unplaced(unitsOfSold(sold)),
  );

const unitsThere = (one: MadeReturn): Lines => unplaced(unitsOfMade(one));

const unplaced = (units: ReturnType<typeof unitsOfSold>): Lines =>
  units.map(({ destinationLineId, quantity, reason }) => ({
    ...{ destinationLineId, quantity, processed: 0, reason, locationId: undefined },
  }));

function step(
  kind: ReturnWish['kind'],
  { leads, follows }: { leads: PlatformReturn; follows: PlatformReturn },
  { part }: MadeReturn,
  state: ReturnWish['state'],
  differs: boolean,
  lines: Lines,
): PlannedAct {
  const processed = differs
    ? leads.lines.reduce((sum, one) => sum + one.processed, 0)
    : lines.reduce((sum, one) => sum + one.processed, 0);
  const cause = returnCause(leads.id, state, processed);
  return {
    pushId: part.pushId,
    cause: differs ? `${cause}:differs` : cause,
    wish: { kind, state, returnId: follows.id, lines },
    stop: differs ? 'return-differs' : undefined,
  };
}

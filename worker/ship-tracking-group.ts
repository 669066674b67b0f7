/** Ships what lines of a list say about one push with one number, or looks for what an earlier try may have sent (SO1). */
import { loadPush } from '../db/records/load-pushes.ts';
import { type NotToShip, whyNotToShip } from '../db/records/ship-asked.ts';
import { readLeftAt } from '../db/records/tracking-file-orders.ts';
import {
  type KeptTrackingLine,
  noteTried,
  type TakenTracking,
} from '../db/records/tracking-file-turns.ts';
import type { ShipOutcome, UnitsToShip } from '../src/mirror/ship-outcome.ts';
import { type TrackingGroup, unitsOfGroup } from '../src/mirror/tracking-groups.ts';
import {
  interruptedWords,
  lookingWords,
  looksMost,
  looksOfGroup,
  lostWords,
} from '../src/mirror/tracking-look.ts';
import {
  isLost,
  isSeenLeft,
  isShippedBy,
  mayPass,
  type TrackingBecame,
  trackingOutcome,
} from '../src/mirror/tracking-outcome.ts';
import type { Push } from '../src/order-push/push.ts';
import type { Road } from './deps.ts';
import type { Edge } from './edge.ts';

export type TrackingTurn = { edge: Edge; road: Road; file: TakenTracking };

export type KeptGroup = TrackingGroup<KeptTrackingLine>;

/** `later`: it waits for another turn. `looked-for`: so does all else of its push, but nothing else. */
export type GroupStep = TrackingBecame | 'later' | 'looked-for';

const notToShip: Record<NotToShip, TrackingBecame> = {
  cancelled: {
    outcome: 'failed',
    says: 'Its customer’s order was cancelled: look at the order before you ship it.',
  },
  fulfilled: {
    outcome: 'shipped-before',
    says: 'The store that sold it has shipped it already: look at the order before you ship it.',
  },
};

/**
 * What may pass, or fails on our side, is tried once more, and then said: one line does not keep the others.
 * @param lines all of the list that ship
 * @throws what failed on our side, once that is noted
 */
export async function shipTrackingGroup(
  turn: TrackingTurn,
  group: KeptGroup,
  lines: readonly KeptTrackingLine[],
): Promise<GroupStep> {
  const looks = looksOfGroup(group);
  try {
    return await shipGroup(turn, group, lines, looks);
  } catch (error) {
    const step =
      looks === undefined
        ? await tried(turn, group, interruptedWords)
        : await lookedFor(turn, group, looks + 1);
    if (step === 'later' || step === 'looked-for') throw error;
    return step;
  }
}

export const numbersOf = (group: KeptGroup): number[] => group.lines.map(({ line }) => line);

async function shipGroup(
  turn: TrackingTurn,
  group: KeptGroup,
  lines: readonly KeptTrackingLine[],
  looks: number | undefined,
): Promise<GroupStep> {
  const { edge, road, file } = turn;
  const { accountId } = file;
  const db = edge.database(accountId);
  const push = await loadPush(db, accountId, group.pushId);
  if (push?.state !== 'created' || push.sourceOrderId === undefined)
    return { outcome: 'failed', says: 'It is not at its source store any more.' };
  const { store, platform } = await road.open(accountId, push.sourceStoreId);
  const { orderId, sourceOrderId } = push;
  const before = await readLeftAt(db, push.id, file.startedAt);
  const ofPush = lines.filter(({ pushId }) => pushId === push.id);
  const { units, withNumber, seen } = unitsOfGroup(group, before.lines, ofPush);
  const orElse = async (step: GroupStep | undefined): Promise<GroupStep> => {
    const there = await platform.fetchShipments(sourceOrderId);
    const asked = { orderId, number: group.number, units: withNumber };
    const known = new Set(before.shipmentIds);
    if (there.ok && isShippedBy(there.value, { ...asked, known }))
      return { outcome: 'shipped', says: null };
    return step ?? lookedFor(turn, group, (looks ?? 0) + 1);
  };
  if (looks !== undefined) return orElse(undefined);
  const whyNot = await whyNotToShip(db, accountId, orderId);
  if (whyNot) return orElse(notToShip[whyNot]);

  const shipped = await ship(turn, group, { push, units, seen });
  if (isLost(shipped)) return lookedFor(turn, group, 0);
  const became = trackingOutcome(shipped, sumOf(units), store.name);
  if (!became) return 'later';
  if (shipped.kind === 'nothing-left' || shipped.kind === 'changed-meanwhile')
    return orElse(became);
  return mayPass(shipped) ? tried(turn, group, became.says ?? '') : became;
}

async function ship(
  { road, file }: TrackingTurn,
  group: KeptGroup,
  of: { push: Push } & Pick<ReturnType<typeof unitsOfGroup>, 'units' | 'seen'>,
): Promise<ShipOutcome> {
  const { push, units, seen } = of;
  const isWhole = group.lines.every(({ sku }) => sku === '');
  const asked = {
    person: file.askedBy,
    carrier: group.carrier,
    number: group.number,
    byList: true as const,
    ...(isWhole ? {} : { lines: units }),
  };
  const shipped = await road.shipAtSource(push, { ...asked, seen });
  // What became of other lines of the order is not this one's matter.
  return shipped.kind === 'changed-meanwhile' && !isWhole && isSeenLeft(units, seen, shipped.left)
    ? road.shipAtSource(push, { ...asked, seen: shipped.left })
    : shipped;
}

/** What failed once is tried once more. */
async function tried(turn: TrackingTurn, group: KeptGroup, says: string): Promise<GroupStep> {
  const wasTried = group.lines.every((line) => line.says !== null);
  return !wasTried && (await note(turn, group, says)) ? 'later' : { outcome: 'failed', says };
}

/** Nothing was found of it: it is never sent again. @param looks so far */
async function lookedFor(turn: TrackingTurn, group: KeptGroup, looks: number): Promise<GroupStep> {
  const goesOn = looks < looksMost && (await note(turn, group, lookingWords(looks)));
  return goesOn ? 'looked-for' : { outcome: 'failed', says: lostWords };
}

async function note(
  { edge, file }: TrackingTurn,
  group: KeptGroup,
  says: string,
): Promise<boolean> {
  const db = edge.database(file.accountId);
  if (!(await noteTried(db, file, numbersOf(group), says))) return false;
  for (const line of group.lines) line.says = says;
  return true;
}

const sumOf = (units: readonly UnitsToShip[]): number =>
  units.reduce((sum, { quantity }) => sum + quantity, 0);

/**
 * Looks at a customer's order and at its source orders as they are now, and writes down what is to be done about what
 * happened after the push (RV1 to RV4). Safe to run at any time, by anybody, as often as one likes: the same truth plans
 * nothing twice, so webhooks may be lost, doubled, late or shuffled (docs/decisions/0012).
 */
import { decideAfterFailure } from '../../effects/effect.ts';
import { settingsOf } from '../../order-push/settings.ts';
import type { OrderAftermath } from '../../platforms/aftermath.ts';
import type { Platform } from '../../platforms/platform.ts';
import type { PlatformFailure } from '../../platforms/platform-failure.ts';
import { tail } from '../../shared/ids.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { LookedPart, LookPlan } from './look.ts';
import type { LookAgain, LookToSave, OrderToLookAt } from './look-row.ts';
import { planLook } from './plan-look.ts';
import { cancelsOfGone, toSave } from './save-plan.ts';

export type LookDeps = {
  loadOrder: (orderId: string) => Promise<OrderToLookAt | undefined>;
  openPlatform: (storeId: string) => Promise<Platform>;
  /** @returns whether it was kept: nothing happened since the order was loaded */
  saveLook: (looked: OrderToLookAt, made: LookToSave) => Promise<boolean>;
  putOff: (looked: OrderToLookAt, dueAt: number, setbacks: number) => Promise<void>;
  /** Its source order is gone: what the customer still wants of its lines is held again (stock rule 3). */
  unsettle: (pushId: string, left: ReadonlyMap<string, number>) => Promise<void>;
  enqueueActs: (actIds: readonly string[]) => Promise<void>;
  /** Only a hint: the sweep finds what is owed anyway. */
  lookAgain: (orderId: string, at: number) => Promise<void>;
  now: () => number;
  random: () => number;
};

/** An order that keeps changing is left to the sweep after so many looks. */
const turnsMax = 3;
/** What a person must mend at a store is asked again this often, ms. */
const hourMs = 60 * 60_000;

/**
 * @param swept handed over by the sweep, which put the next hand-over off
 * @returns what became of it, in words for logs
 */
export async function lookAtBoth(deps: LookDeps, orderId: string, swept = false): Promise<string> {
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const looked = await deps.loadOrder(orderId);
    if (!looked) return 'no such order';
    // Of several messages about an order that was put off, one goes on.
    if (looked.dueAt === null || (!swept && looked.dueAt > deps.now())) return 'nothing owed';
    const read = await readBoth(deps, looked);
    if (!read.ok) return putOff(deps, looked, read.failure);
    const { sold, parts, failure } = read.value;
    if (sold === 'gone') {
      const made = { ...nothing, acts: cancelsOfGone(looked, parts) };
      if (!(await deps.saveLook(looked, made))) continue;
      await deps.enqueueActs(made.acts.map(({ id }) => id));
      return 'the order is gone';
    }
    const plan = planLook({
      sold,
      mark: looked.afterMark,
      parts,
      acts: looked.acts,
      sourceRefunds: settingsOf(looked).sourceRefunds,
    });
    // Who answered is not kept waiting for who did not.
    const again = failure ? againAt(deps, looked, failure) : afterJoining(deps, plan);
    const made = { ...toSave(looked, { sold, parts }, plan), again };
    for (const part of parts)
      if (isLost(looked, part)) await deps.unsettle(part.pushId, leftOf(part));
    if (!(await deps.saveLook(looked, made))) continue;
    const owed = made.acts.filter(({ stop }) => stop === undefined).map(({ id }) => id);
    await deps.enqueueActs([...made.unasked, ...owed]);
    if (again !== undefined) await deps.lookAgain(orderId, again.dueAt);
    return `${made.acts.length} acts`;
  }
  await deps.lookAgain(orderId, deps.now());
  return 'it kept changing';
}

const nothing: LookToSave = {
  ...{ acts: [], quantities: [], moot: [], unasked: [], joined: [], made: [], parts: [], sold: [] },
};

type BothRead = {
  sold: OrderAftermath | 'gone';
  /** Those whose source answered. */
  parts: LookedPart[];
  /** Why the others did not, the first of them. */
  failure: PlatformFailure | undefined;
};

async function readBoth(
  deps: LookDeps,
  looked: OrderToLookAt,
): Promise<Result<BothRead, PlatformFailure>> {
  const sold = await read(deps, looked.storeId, looked.platformOrderId);
  if (!sold.ok) return sold;
  const parts: LookedPart[] = [];
  let failure: PlatformFailure | undefined;
  for (const part of looked.parts) {
    const made = await read(deps, part.sourceStoreId, part.sourceOrderId);
    if (!made.ok) {
      failure ??= made.failure;
      continue;
    }
    const shipped = await unitsThatLeft(deps, part, made.value);
    if (!shipped.ok) {
      failure ??= shipped.failure;
      continue;
    }
    parts.push({
      ...part,
      made: made.value,
      lines: part.lines.map((line) => ({
        ...line,
        shipped: Math.max(line.shipped, shipped.value.get(tail(line.lineId)) ?? 0),
      })),
      refundsBefore: part.refundsBefore ?? refundsBefore(sold.value, part.sourceOrderAt),
    });
  }
  if (failure && parts.length === 0) return fail(failure);
  return ok({ sold: sold.value, parts, failure });
}

/**
 * Of an order that was cancelled after part of it had left, its lines do not say what that was, and nobody may have told us of
 * the shipment yet: it is read.
 * @returns units by the end of the destination's line id; none where its lines say it
 */
async function unitsThatLeft(
  deps: LookDeps,
  { sourceStoreId, sourceOrderId }: OrderToLookAt['parts'][number],
  made: OrderAftermath | 'gone',
): Promise<Result<Map<string, number>, PlatformFailure>> {
  const units = new Map<string, number>();
  if (made === 'gone' || made.cancelledAt === undefined || !made.hasShipped) return ok(units);
  const read = await (await deps.openPlatform(sourceStoreId)).fetchShipments(sourceOrderId);
  if (!read.ok) return read;
  for (const { status, lines } of read.value) {
    if (status !== 'success' && status !== 'open') continue;
    for (const { destinationLineId, quantity } of lines) {
      if (destinationLineId === undefined) continue;
      const key = tail(destinationLineId);
      units.set(key, (units.get(key) ?? 0) + quantity);
    }
  }
  return ok(units);
}

async function read(
  deps: LookDeps,
  storeId: string,
  orderId: string,
): Promise<Result<OrderAftermath | 'gone', PlatformFailure>> {
  const answer = await (await deps.openPlatform(storeId)).fetchAftermath(orderId);
  if (answer.ok) return answer;
  return answer.failure.kind === 'not-found' ? ok('gone') : answer;
}

/** Of a part that was found, not made, the time says which refunds it knows already: both stores' clocks, in seconds. */
const refundsBefore = (sold: OrderAftermath | 'gone', madeAt: string | null): string[] =>
  sold === 'gone' || madeAt === null
    ? []
    : sold.refunds
        .filter(({ createdAt }) => Date.parse(createdAt) <= Date.parse(madeAt))
        .map(({ id }) => id);

/** Its source order is cancelled or deleted: seen for the first time, or units of it had left, who knows since when. */
const isLost = (looked: OrderToLookAt, part: LookedPart): boolean =>
  (part.made === 'gone' || part.made.cancelledAt !== undefined) &&
  (looked.parts.find(({ pushId }) => pushId === part.pushId)?.sourceState === null ||
    part.lines.some(({ shipped }) => shipped > 0));

const leftOf = ({ lines }: LookedPart): Map<string, number> =>
  new Map(lines.map(({ lineId, shipped }) => [tail(lineId), shipped]));

/** What was joined may still differ, such as the states of two returns: the next look knows them as one. */
const afterJoining = (deps: LookDeps, { joined }: LookPlan): LookAgain | undefined =>
  joined.length > 0 ? { dueAt: deps.now(), setbacks: 0 } : undefined;

async function putOff(
  deps: LookDeps,
  looked: OrderToLookAt,
  failure: PlatformFailure,
): Promise<string> {
  const { dueAt, setbacks } = againAt(deps, looked, failure);
  await deps.putOff(looked, dueAt, setbacks);
  await deps.lookAgain(looked.orderId, dueAt);
  return `put off: ${failure.kind}`;
}

function againAt(deps: LookDeps, looked: OrderToLookAt, failure: PlatformFailure): LookAgain {
  const after = decideAfterFailure(failure, 'before', looked, deps.now(), deps.random());
  return after.state === 'ready'
    ? { dueAt: after.dueAt, setbacks: after.setbacks }
    : { dueAt: deps.now() + hourMs, setbacks: looked.setbacks };
}

/** Turns what a look planned into what is kept: acts with their words, and each line's figures at both stores. Pure. */
import type { AftermathLine, OrderAftermath, PlatformReturn } from '../../platforms/aftermath.ts';
import { newId, tail } from '../../shared/ids.ts';
import { actSays } from './act-words.ts';
import type { LookedPart, LookPlan, PlannedAct } from './look.ts';
import type { LookToSave, MadeFigures, NewAct, OrderToLookAt } from './look-row.ts';
import { onceCause } from './plan-source-cancel.ts';
import { unitsKept } from './returns/returnable.ts';
import type { AddedLine } from './source-state.ts';

export function toSave(
  looked: OrderToLookAt,
  read: { sold: OrderAftermath; parts: readonly LookedPart[] },
  plan: LookPlan,
): LookToSave {
  const { sold, parts } = read;
  return {
    acts: plan.acts.map((act) => newAct(looked, sold, act)),
    quantities: plan.quantities,
    moot: plan.moot,
    joined: plan.joined,
    unasked: plan.unasked,
    made: parts.flatMap(figuresOf),
    parts: parts.map((part) => ({
      pushId: part.pushId,
      sourceState: stateOf(part),
      added: addedTo(part),
    })),
    sold: sold.lines.map(({ lineId }) => ({
      lineId,
      refunded: refundedOf(sold, lineId),
      returned: returnedOf(sold.returns, lineId),
    })),
  };
}

/**
 * The customer's order is gone from its store, which allows that of cancelled orders: what of it has not left its sources is
 * cancelled there.
 */
export function cancelsOfGone(looked: OrderToLookAt, parts: readonly LookedPart[]): NewAct[] {
  return parts
    .filter(({ made }) => made !== 'gone' && made.cancelledAt === undefined)
    .filter(({ made }) => made !== 'gone' && made.lines.some(isOpenAndOurs))
    .filter(
      ({ pushId }) =>
        !looked.acts.some((act) => act.pushId === pushId && act.kind === 'cancel-source'),
    )
    .map(({ pushId }) =>
      newAct(
        looked,
        { lines: [] },
        {
          pushId,
          cause: onceCause,
          wish: { kind: 'cancel-source', refund: false },
          stop: undefined,
        },
      ),
    );
}

const isOpenAndOurs = ({ destinationLineId, open }: AftermathLine): boolean =>
  destinationLineId !== undefined && open > 0;

function newAct(
  looked: OrderToLookAt,
  sold: Pick<OrderAftermath, 'lines'>,
  act: PlannedAct,
): NewAct {
  const part = looked.parts.find(({ pushId }) => pushId === act.pushId);
  if (!part) throw new Error(`Planned for ${act.pushId}, which was not looked at`);
  const isAtSource = act.wish.kind.endsWith('-source');
  const [storeId, causeStoreId] = isAtSource
    ? [part.sourceStoreId, looked.storeId]
    : [looked.storeId, part.sourceStoreId];
  const [storeName, causeStoreName] = isAtSource
    ? [part.sourceStoreName, looked.storeName]
    : [looked.storeName, part.sourceStoreName];
  const says = actSays(act.wish, {
    orderName: looked.orderName,
    sourceOrderName: part.sourceOrderName,
    storeName,
    causeStoreName,
    lines: new Map(sold.lines.map(({ lineId, sku, title }) => [lineId, sku || title])),
  });
  return { ...act, id: newId('ma'), storeId, causeStoreId, says };
}

function figuresOf({ pushId, lines, made }: LookedPart): MadeFigures[] {
  return lines.map(({ lineId }) => {
    if (made === 'gone') return { pushId, lineId, ...nothingLeft };
    const line = made.lines.find(
      ({ destinationLineId }) =>
        destinationLineId !== undefined && tail(destinationLineId) === tail(lineId),
    );
    if (!line) return { pushId, lineId, ...nothingLeft };
    return {
      pushId,
      lineId,
      current: unitsKept(made, line),
      refunded: refundedOf(made, line.lineId),
      returned: returnedOf(made.returns, line.lineId),
      removed: removedOf(made, line),
    };
  });
}

const nothingLeft = { current: 0, refunded: 0, returned: 0, removed: 0 };

/** Edited away, or refunded as not shipped yet; a refund of another kind leaves what is to be shipped as it is. */
function removedOf(made: OrderAftermath, { lineId, ordered, current }: AftermathLine): number {
  const kept = made.refunds
    .flatMap(({ lines }) => lines)
    .filter((line) => tail(line.lineId) === tail(lineId) && line.restock !== 'cancel')
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, ordered - current - kept);
}

const refundedOf = ({ refunds }: OrderAftermath, lineId: string): number =>
  refunds
    .flatMap(({ lines }) => lines)
    .filter((line) => tail(line.lineId) === tail(lineId))
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Units that come back or came back; of a return that was declined or cancelled none. */
const returnedOf = (returns: readonly PlatformReturn[], lineId: string): number =>
  returns
    .filter(({ state }) => state !== 'declined' && state !== 'cancelled')
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId !== undefined && tail(line.lineId) === tail(lineId))
    .reduce((sum, { quantity }) => sum + quantity, 0);

const stateOf = ({ made }: LookedPart) => {
  if (made === 'gone') return 'deleted';
  return made.cancelledAt === undefined ? null : 'cancelled';
};

const addedTo = ({ made }: LookedPart): AddedLine[] =>
  made === 'gone'
    ? []
    : made.lines
        .filter(({ destinationLineId, current }) => destinationLineId === undefined && current > 0)
        .map(({ title, sku, current }) => ({ title, sku, units: current }));

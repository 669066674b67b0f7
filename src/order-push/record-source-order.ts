/** A push's order is at its source: recorded with what is known of its routing, whoever saw it first. */
import type { SourceOrder } from '../platforms/platform.ts';
import type { Push, PushRow } from './push.ts';
import { isRoutingOwed, type PlacedUnits } from './routing.ts';
import type { RoutingDeps } from './routing-deps.ts';
import { routeWhenDue, routingRows } from './routing-rows.ts';

export type RecordSourceOrderDeps = Pick<RoutingDeps, 'loadGroupUnits' | 'routeAgain'> & {
  push: Pick<PushRow, 'recordCreated'>;
  now: () => number;
};

export type SeenSourceOrder = {
  order: Pick<SourceOrder, 'id' | 'name' | 'createdAt'> & Partial<Pick<SourceOrder, 'routed'>>;
  how: 'push-created' | 'push-found';
  /** Undefined where it is not known where the store routed it. */
  placed: PlacedUnits[] | undefined;
};

/**
 * @param settle settles its ledgers at once; asked only where it is known where it ships from
 * @returns whether it is settled; where not, its settling is owed in its row
 */
export async function recordSourceOrder(
  deps: RecordSourceOrderDeps,
  push: Push,
  { order, how, placed }: SeenSourceOrder,
  settle: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<boolean> {
  const routings = routingRows(await deps.loadGroupUnits(push.id), placed, deps.now());
  const settled = !routings.some(isRoutingOwed) && (await settle());
  await deps.push.recordCreated(push, order, how, { settled, routings });
  await routeWhenDue(deps, push, routings);
  return settled;
}

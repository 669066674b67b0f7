// Says that somebody works on a fulfilment order by hand: it cannot be moved to another location from then on.
import { ok } from '../../../src/shared/result.ts';
import type { FulfillmentOrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';

/** @returns the fulfilment order, in progress; or why not: it is on hold or over */
export function reportProgress(
  state: State,
  { fulfillmentOrderId }: { fulfillmentOrderId: string },
): Outcome<FulfillmentOrderRecord> {
  const known = state.fulfillmentOrders.get(fulfillmentOrderId);
  if (known === undefined)
    return refuse('FULFILLMENT_ORDER_NOT_FOUND', ['id'], 'Fulfillment order does not exist.');
  if (known.status !== 'OPEN' && known.status !== 'IN_PROGRESS')
    return refuse(
      'FULFILLMENT_ORDER_STATUS_INVALID',
      ['id'],
      `Cannot report the progress of a fulfillment order that is ${known.status.toLowerCase()}.`,
    );
  return ok(
    state.fulfillmentOrders.put({
      ...known,
      status: 'IN_PROGRESS',
      progressReported: true,
      updatedAt: state.time(),
    }),
  );
}

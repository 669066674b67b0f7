// Mutations of shipments and fulfilment orders.
import { cancelShipment } from '../../actions/cancel-shipment.ts';
import { fulfill } from '../../actions/fulfill.ts';
import {
  holdFulfillmentOrder,
  releaseFulfillmentOrder,
} from '../../actions/hold-fulfillment-order.ts';
import { moveFulfillmentOrder } from '../../actions/move-fulfillment-order.ts';
import { type NoteDeliveryInput, noteDelivery } from '../../actions/note-delivery.ts';
import type { Outcome } from '../../actions/outcome.ts';
import { reportProgress } from '../../actions/report-progress.ts';
import { updateTracking } from '../../actions/update-tracking.ts';
import type { FulfillmentRecord, Tracking } from '../../records.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { notDone } from '../errors.ts';
import { mutation } from './mutation.ts';

type TrackingInput = {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
};

type Units = { id: string; quantity: number }[];

type FulfillmentInput = {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems?: Units | null;
  }[];
  notifyCustomer?: boolean | null;
  trackingInfo?: TrackingInput | null;
};

/** One entry a number; `numbers` and `urls` belong together by place, and win over the single ones. */
function readTracking(input: TrackingInput | null | undefined): Tracking[] {
  if (input == null) return [];
  const numbers = input.numbers ?? (input.number == null ? [] : [input.number]);
  const urls = input.urls ?? (input.url == null ? [] : [input.url]);
  const company = input.company ?? null;
  const many = Math.max(numbers.length, urls.length, company === null ? 0 : 1);
  return Array.from({ length: many }, (_, at) => ({
    company,
    number: numbers[at] ?? null,
    url: urls[at] ?? null,
  }));
}

function create(args: Arguments, { state }: Context): Outcome<FulfillmentRecord> {
  const input = args.fulfillment as FulfillmentInput;
  return fulfill(state, {
    parts: input.lineItemsByFulfillmentOrder.map(
      ({ fulfillmentOrderId, fulfillmentOrderLineItems }) => ({
        fulfillmentOrderId,
        ...(fulfillmentOrderLineItems == null ? {} : { lines: fulfillmentOrderLineItems }),
      }),
    ),
    tracking: readTracking(input.trackingInfo),
    notify: input.notifyCustomer === true,
  });
}

type HoldInput = {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  fulfillmentOrderLineItems?: Units | null;
};

function hold(args: Arguments, { state }: Context) {
  const input = args.fulfillmentHold as HoldInput;
  if ((input.fulfillmentOrderLineItems ?? []).length > 0)
    throw notDone('fulfillmentOrderHold of single lines');
  return holdFulfillmentOrder(state, {
    fulfillmentOrderId: String(args.id),
    reason: input.reason,
    notes: input.reasonNotes ?? null,
    handle: input.handle ?? '',
  });
}

const theFulfillment = (fulfillment: FulfillmentRecord) => ({ fulfillment });

export const fulfillmentMutations: Record<string, Resolver<unknown>> = {
  fulfillmentCreate: mutation(create, theFulfillment),
  fulfillmentCreateV2: mutation(create, theFulfillment),
  fulfillmentTrackingInfoUpdate: mutation(
    (args, { state }) =>
      updateTracking(state, {
        fulfillmentId: String(args.fulfillmentId),
        packages: readTracking(args.trackingInfoInput as TrackingInput),
        notify: args.notifyCustomer === true,
      }),
    theFulfillment,
  ),
  fulfillmentCancel: mutation(
    (args, { state }) => cancelShipment(state, { fulfillmentId: String(args.id) }),
    theFulfillment,
  ),
  fulfillmentEventCreate: mutation(
    (args, { state }) => noteDelivery(state, args.fulfillmentEvent as NoteDeliveryInput),
    (fulfillmentEvent) => ({ fulfillmentEvent }),
  ),
  fulfillmentOrderMove: mutation(
    (args, { state }) =>
      moveFulfillmentOrder(state, {
        fulfillmentOrderId: String(args.id),
        locationId: String(args.newLocationId),
        lines: (args.fulfillmentOrderLineItems ?? []) as Units,
      }),
    (moved, { state }, args) => {
      const original = state.fulfillmentOrders.need(String(args.id));
      return {
        movedFulfillmentOrder: moved,
        originalFulfillmentOrder: original,
        remainingFulfillmentOrder:
          original.id === moved.id || original.status === 'CLOSED' ? null : original,
      };
    },
  ),
  fulfillmentOrderReportProgress: mutation(
    (args, { state }) => reportProgress(state, { fulfillmentOrderId: String(args.id) }),
    (fulfillmentOrder) => ({ fulfillmentOrder }),
  ),
  fulfillmentOrderHold: mutation(hold, (held) => ({
    fulfillmentOrder: held,
    fulfillmentHold: held.holds.at(-1) ?? null,
    remainingFulfillmentOrder: null,
  })),
  fulfillmentOrderReleaseHold: mutation(
    (args, { state }) => {
      const holdIds = args.holdIds as string[] | null | undefined;
      return releaseFulfillmentOrder(state, {
        fulfillmentOrderId: String(args.id),
        ...(holdIds == null ? {} : { holdIds }),
      });
    },
    (fulfillmentOrder) => ({ fulfillmentOrder }),
  ),
};

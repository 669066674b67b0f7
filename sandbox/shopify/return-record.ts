// A return: units a customer sends back of an order's shipments, and what is sent instead.
// States and fields: https://shopify.dev/docs/api/admin-graphql/latest/objects/Return

export type ReturnStatus = 'CANCELED' | 'CLOSED' | 'DECLINED' | 'OPEN' | 'REQUESTED';

export type DispositionType = 'MISSING' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'RESTOCKED';

export type ReturnLine = {
  id: string;
  /** the order's line */
  lineId: string;
  /** the shipment's line it comes back from */
  fulfillmentLineId: string;
  quantity: number;
  /** units that came back and were dealt with */
  processed: number;
  /** handle of a reason (return-reasons.ts) */
  reason: string;
  reasonNote: string;
  customerNote: string | null;
  /** its line of the reverse fulfilment order */
  reverseLineId: string;
  dispositions: {
    id: string;
    type: DispositionType;
    quantity: number;
    locationId: string | null;
    createdAt: string;
  }[];
};

export type ExchangeLine = {
  id: string;
  variantId: string;
  productId: string;
  sku: string | null;
  title: string;
  variantTitle: string | null;
  quantity: number;
  processed: number;
  /** lines of the order that stand for it: one each time it was processed */
  lineIds: string[];
};

export type ReturnRecord = {
  id: string;
  createdAt: string;
  updatedAt: string;
  orderId: string;
  /** 1, 2 … within its order: '#1001-R1' */
  sequence: number;
  status: ReturnStatus;
  closedAt: string | null;
  requestApprovedAt: string | null;
  decline: { reason: string; note: string | null } | null;
  lines: ReturnLine[];
  exchanges: ExchangeLine[];
  /** what awaits the goods; null until the return is approved */
  reverseId: string | null;
};

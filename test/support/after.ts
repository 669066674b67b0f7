/** What a story compares of an order after everything happened: plain values, as a desk reads them. */

export type AfterLine = {
  id: string;
  sku: string;
  /** Our hidden property: the destination line it stands for. */
  mark: string | null;
  quantity: number;
  currentQuantity: number;
  unfulfilled: number;
};

export type AfterUnits = { lineId: string; sku: string; quantity: number };

export type AfterFulfillment = {
  id: string;
  status: string;
  displayStatus: string;
  deliveredAt: string | null;
  tracking: { company: string | null; number: string | null; url: string | null }[];
  lines: AfterUnits[];
};

export type AfterRefund = {
  id: string;
  note: string | null;
  returnId: string | null;
  /** `location` is a name; amounts are decimal text of the store's currency. */
  lines: (AfterUnits & { restock: string; location: string | null; amount: string })[];
  shipping: string;
  amount: string;
};

export type AfterReturn = {
  id: string;
  name: string;
  status: string;
  lines: (AfterUnits & { processed: number; reason: string; note: string })[];
  exchanges: { sku: string; quantity: number; processed: number; lineIds: string[] }[];
};

export type After = {
  id: string;
  name: string;
  note: string | null;
  cancelledAt: string | null;
  cancelNote: string | null;
  financialStatus: string;
  fulfillmentStatus: string;
  returnStatus: string;
  /** Money that came in, and what of it went back. */
  received: string;
  refunded: string;
  address: Record<string, string | null> | null;
  lines: AfterLine[];
  fulfillments: AfterFulfillment[];
  refunds: AfterRefund[];
  returns: AfterReturn[];
};

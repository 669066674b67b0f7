// What can be made to go wrong at one sandbox store, and how it behaves when nothing is asked for.

/** A fault that strikes the next so many subjects, or each with a probability; `only` names topics or root fields. */
export type Chance = {
  /** how many of the next subjects are struck for certain; counts down */
  next: number;
  /** 0 to 1, for each subject after those */
  probability: number;
  /** webhook topics ('orders/create') or GraphQL root fields ('orderCreate'); null strikes any */
  only: string[] | null;
};

/** Statuses with which Shopify refuses a whole shop or app: revoked token, frozen, forbidden, locked. */
export type Refusal = 401 | 402 | 403 | 423;

/**
 * What becomes of bulk operations: `refused` as for a public app without an IP allowlist, `fails` and `never-finishes`
 * once they run, `html` a web page where the file was due.
 */
export type BulkFault = 'allowed' | 'fails' | 'html' | 'never-finishes' | 'refused';

/** Every fault of one store. The object is live: tests change it in place, the faults address through JSON. */
export type FaultSettings = {
  /** deliveries that are never sent */
  dropWebhooks: Chance;
  /** deliveries that are sent twice, with the same ids and bytes */
  doubleWebhooks: Chance;
  /** deliveries that leave `seconds` late */
  delayWebhooks: Chance & { seconds: number };
  /** deliveries that leave at a random moment of the next `seconds`, in a random order */
  shuffleWebhooks: Chance & { seconds: number };
  /** 0 to 1: how often an order's inventory_levels/update leaves a second before its orders/create */
  inventoryFirst: number;
  /** requests answered THROTTLED, nothing done */
  throttle: Chance;
  /** requests answered with a 5xx `status`, nothing done */
  serverError: Chance & { status: number };
  /** requests answered with a web page and `status`, nothing done */
  html: Chance & { status: number };
  /** requests cut off, nothing done */
  cutBefore: Chance;
  /** requests done and committed, whose caller never hears */
  cutAfter: Chance;
  /** every request is refused with this status until it is null again */
  refuse: Refusal | null;
  /** seconds until the search index knows of a change */
  searchLagSeconds: number;
  /** seconds until a look-up by custom id finds a new record */
  customIdLagSeconds: number;
  /** whether a second record with the same id metafield is refused or accepted */
  duplicateIdMetafields: 'refuse' | 'accept';
  /** which phones orderCreate takes: whatever looks like one, or +15125550100 alone */
  phones: 'any' | 'e164';
  /** whether orderCancel takes an order of which a shipment stands */
  cancelShipped: 'accept' | 'refuse';
  /** seconds until a new order is routed: until then nothing of it is assigned to a location */
  routingSeconds: number;
  /** seconds an asynchronous job such as orderCancel takes */
  jobSeconds: number;
  /** milliseconds the HTTP server waits before it answers; nothing waits in process */
  latencyMs: number;
  /** the leaky bucket of query cost: points it holds, points it regains a second */
  bucket: { size: number; restoreRate: number };
  bulk: BulkFault;
};

const never = (): Chance => ({ next: 0, probability: 0, only: null });

/**
 * @returns a store without faults, as lenient as Shopify's standard plan: bucket and restore rate from
 * https://shopify.dev/docs/api/usage/limits
 */
export function quietFaults(): FaultSettings {
  return {
    dropWebhooks: never(),
    doubleWebhooks: never(),
    delayWebhooks: { ...never(), seconds: 60 },
    shuffleWebhooks: { ...never(), seconds: 5 },
    inventoryFirst: 0.2,
    throttle: never(),
    serverError: { ...never(), status: 502 },
    html: { ...never(), status: 200 },
    cutBefore: never(),
    cutAfter: never(),
    refuse: null,
    searchLagSeconds: 0,
    customIdLagSeconds: 0,
    duplicateIdMetafields: 'refuse',
    phones: 'any',
    cancelShipped: 'accept',
    routingSeconds: 0,
    jobSeconds: 1,
    latencyMs: 0,
    bucket: { size: 2000, restoreRate: 100 },
    bulk: 'allowed',
  };
}

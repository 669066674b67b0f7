/** What people are told of pushes and shipments that failed: the destination's, whose order it is. */
import type { SQL } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { notingNotice } from './noting-notices.ts';

export type Failing = {
  id: string;
  accountId: string;
  orderId: string;
  destinationStoreId: string;
  sourceStoreId: string;
};

/**
 * The statements of the batch in which its row fails, to stand before the row's own.
 * @param failure its kind (src/platforms/platform-failure.ts)
 * @param now ms: one that fails again after a person's Retry is told again
 * @param onlyIf whether the row will change: of two workers one tells
 */
export const notingFailure = (
  db: Database,
  kind: 'push-failed' | 'tracking-failed',
  failed: Failing,
  failure: string,
  now: number,
  onlyIf: SQL,
) =>
  notingNotice(
    db,
    failed.accountId,
    {
      kind,
      storeId: failed.destinationStoreId,
      otherStoreId: failed.sourceStoreId,
      orderId: failed.orderId,
      cause: failure,
      facts: { failure },
      once: `${failed.id}:failed:${now}`,
    },
    now,
    onlyIf,
  );

/** What people are told of acts that wait for them: the destination's, whose customer's order it is. */
import type { SQL } from 'drizzle-orm';
import type { ActStop } from '../../src/mirror/acts/act.ts';
import type { Database } from '../open.ts';
import type { Failing } from './noting-failures.ts';
import { notingNotice } from './noting-notices.ts';

/**
 * The statements of the batch in which an act begins to wait, to stand before the act's own.
 * @param act its id, its order and both stores
 * @param now ms: one that stops again after a person's answer is told again
 * @param when whether the act will wait by this batch: of two workers one tells
 */
export const notingAsk = (db: Database, act: Failing, stop: ActStop, now: number, when: SQL) =>
  notingNotice(
    db,
    act.accountId,
    {
      kind: 'mirror-asks',
      storeId: act.destinationStoreId,
      otherStoreId: act.sourceStoreId,
      orderId: act.orderId,
      cause: stop,
      facts: { stop },
      once: `${act.id}:asks:${now}`,
    },
    now,
    when,
  );

/** Has orders read and decided about anew because what kept them back may be mended: a run that people see and can stop. */
import type { OrderToLookAt } from '../db/records/reconnected.ts';
import { startBulk } from './bulk.ts';
import type { Edge } from './edge.ts';

/**
 * @param why who mended it, and at which store, for people
 * @returns the run and how many orders it looks at; null where no order waits
 */
export function lookAgain(
  edge: Edge,
  accountId: string,
  why: { askedBy: string; about: string },
  orders: OrderToLookAt[],
): Promise<{ id: string; total: number } | null> {
  return startBulk(edge, accountId, { kind: 'recheck', ...why, over: [], orders });
}

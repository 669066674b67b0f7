/** What a turn at a push leaves in its row besides its state: fewer lines, a repaired field, the log of what was asked. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Push, PushLine, ShortLine } from '../../src/order-push/push.ts';
import type { Try } from '../../src/order-push/tries/tries.ts';
import { orderLineIdOf } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';
import { orderLines, pushes, pushLines } from '../schema/index.ts';
import { shortKey } from './short-lines.ts';

/** Kept of a log: the first `first` tries and the newest, `most` in all. */
const kept = { most: 20, first: 5 } as const;

/** The column of a push's log with a try more, to be set with what it led to; nothing where nothing was asked. */
export function logOf(made: Try | undefined): { tries?: SQL } {
  if (!made) return {};
  const log = sql`coalesce(${pushes.tries}, '[]')`;
  const room = sql`case when json_array_length(${log}) >= ${kept.most}
    then json_remove(${log}, ${`$[${kept.first}]`}) else ${log} end`;
  return { tries: sql`json_insert(${room}, '$[#]', json(${JSON.stringify(made)}))` };
}

/** The same by itself, beside a change of the row that knows nothing of it. */
export const logTry = (db: Database, pushId: string, made: Try) =>
  db.update(pushes).set(logOf(made)).where(eq(pushes.id, pushId));

const isWinner = (push: Push, claim: string) =>
  and(eq(pushes.id, push.id), eq(pushes.state, 'creating'), eq(pushes.claim, claim));

/** Nothing was created, so the next turn may be at once. */
const again = (now: number) => ({
  state: 'ready' as const,
  dueAt: now,
  claim: null,
  creatingSince: null,
  updatedAt: now,
});

/** The push goes on with what its source has; the rest waits for stock. The winner's last word, so it comes last. */
export const reducePush = (
  db: Database,
  push: Push,
  claim: string,
  going: PushLine[],
  short: ShortLine[],
  now: number,
) => {
  const wins = sql`exists (select 1 from pushes p where p.id = ${push.id} and p.state = 'creating'
    and p.claim = ${claim})`;
  const left = new Map(going.map((line) => [line.lineId, line.quantity]));
  const listings = new Map(push.lines.map((line) => [line.lineId, line.sourceInventoryItemId]));
  const rows = JSON.stringify(
    short.map(({ lineId, units }) => ({
      id: orderLineIdOf(push.orderId, lineId),
      units,
      left: left.get(lineId) ?? 0,
      of: shortKey({
        sourceStoreId: push.sourceStoreId,
        inventoryItemId: listings.get(lineId) ?? '',
      }),
    })),
  );
  const of = (column: typeof pushLines.orderLineId | typeof orderLines.id, field: string) =>
    sql`(select value ->> ${field} from json_each(${rows}) where value ->> 'id' = ${column})`;
  const isShort = (column: typeof pushLines.orderLineId | typeof orderLines.id) =>
    sql`${column} in (select value ->> 'id' from json_each(${rows}))`;
  return [
    db
      .update(pushLines)
      .set({ quantity: of(pushLines.orderLineId, 'left') })
      .where(and(eq(pushLines.pushId, push.id), isShort(pushLines.orderLineId), wins)),
    db
      .update(orderLines)
      .set({
        hold: 'too-few',
        heldQuantity: sql`${orderLines.heldQuantity} + ${of(orderLines.id, 'units')}`,
        shortAt: now,
        shortOf: of(orderLines.id, 'of'),
      })
      .where(and(eq(orderLines.orderId, push.orderId), isShort(orderLines.id), wins)),
    db.update(pushes).set(again(now)).where(isWinner(push, claim)),
  ] as const;
};

/** The source refused the field as it was. */
export const repairPush = (db: Database, push: Push, claim: string, field: string, now: number) =>
  db
    .update(pushes)
    .set({
      ...again(now),
      repairs: sql`json_insert(coalesce(${pushes.repairs}, '[]'), '$[#]', ${field})`,
    })
    .where(isWinner(push, claim));

/** Loads mirror acts and changes their rows, each in one conditional batch (RV1 to RV4). */
import { and, asc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { MirrorAct } from '../../src/mirror/acts/act.ts';
import type { ActRow } from '../../src/mirror/acts/act-row.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import { newId } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { mirrorActs, orders, pushes } from '../schema/index.ts';
import { actSides } from './act-sides.ts';
import { putOffRow, setRowBack, thereColumns, winRow } from './effects.ts';
import { addEvent } from './events.ts';
import { notingAsk } from './noting-asks.ts';

/** An act of this account; undefined where there is none, or its source order is not known. */
export async function loadAct(
  db: Database,
  accountId: string,
  actId: string,
): Promise<MirrorAct | undefined> {
  const [row] = await db
    .select({ act: mirrorActs, order: orders, push: pushes })
    .from(mirrorActs)
    .innerJoin(orders, eq(orders.id, mirrorActs.orderId))
    .innerJoin(pushes, eq(pushes.id, mirrorActs.pushId))
    .where(and(eq(mirrorActs.id, actId), eq(mirrorActs.accountId, accountId)));
  if (!row || row.push.sourceOrderId === null) return undefined;
  const { act, order, push } = row;
  const isAtSource = act.kind.endsWith('-source');
  return {
    id: act.id,
    accountId: act.accountId,
    orderId: act.orderId,
    orderName: order.name,
    pushId: act.pushId,
    storeId: act.storeId,
    platformOrderId: isAtSource ? row.push.sourceOrderId : order.platformId,
    causeStoreId: isAtSource ? order.storeId : push.sourceStoreId,
    wish: act.wish,
    state: act.state,
    dueAt: act.dueAt ?? undefined,
    attempts: act.attempts,
    setbacks: act.setbacks,
    misses: act.misses,
    creatingSince: act.creatingSince ?? undefined,
    madeId: act.madeId ?? undefined,
    isAnswered: act.choice === 'do',
    answeredAt: act.answeredAt ?? undefined,
  };
}

/** An act that is put off for longer than this holds up none that came after it, ms. */
const heldUpMs = 2 * 60_000;

/** The act that is next at the same source order or customer's order, where one is owed. */
export async function nextAct(
  db: Database,
  { accountId, pushId, storeId }: Pick<MirrorAct, 'accountId' | 'pushId' | 'storeId'>,
  now: number,
): Promise<string | undefined> {
  const [row] = await db
    .select({ id: mirrorActs.id })
    .from(mirrorActs)
    .where(
      and(
        eq(mirrorActs.accountId, accountId),
        eq(mirrorActs.pushId, pushId),
        eq(mirrorActs.storeId, storeId),
        eq(mirrorActs.state, 'ready'),
        lte(mirrorActs.dueAt, now),
      ),
    )
    .orderBy(asc(mirrorActs.number))
    .limit(1);
  return row?.id;
}

/** The ways an act's row may change, bound to a database and a clock. */
export function actRow(db: Database, clock: () => number): ActRow {
  const event = (
    act: MirrorAct,
    kind: OrderEventKind,
    detail: string | SQL | undefined,
    once: string,
  ) =>
    addEvent(
      db,
      {
        orderId: act.orderId,
        accountId: act.accountId,
        kind,
        actor: 'Crossdock',
        detail,
        once: `${act.id}:${once}`,
      },
      clock(),
    );
  const is = (act: MirrorAct) =>
    and(
      eq(mirrorActs.id, act.id),
      eq(mirrorActs.attempts, act.attempts),
      eq(mirrorActs.state, act.state),
    );
  return {
    async win(act, turn) {
      const claim = newId('claim');
      // What came before it at that order is carried out before it; what waits for a person, or for long,
      // holds up nothing.
      const isNext = sql`not exists (select 1 from mirror_acts o where o.push_id = ${act.pushId}
        and o.store_id = ${act.storeId} and o.id <> ${act.id}
        and (o.state = 'creating'
          or (o.state = 'ready' and o.number < ${mirrorActs.number} and o.due_at <= ${turn.at + heldUpMs})))`;
      const won = await winRow(db, mirrorActs, act, claim, turn, isNext);
      return won.length > 0 ? claim : undefined;
    },

    async recordDone(act, madeId) {
      const now = clock();
      await inOneBatch(db, [
        db
          .update(mirrorActs)
          .set({ ...thereColumns(null, now), ...(madeId ? { madeId } : {}) })
          .where(
            and(
              eq(mirrorActs.id, act.id),
              inArray(mirrorActs.state, ['ready', 'creating', 'failed']),
            ),
          ),
        // What was done, as it was said when it was seen.
        event(
          act,
          'mirror-done',
          sql`(select detail from order_events where id = ${`${act.id}:seen`})`,
          'done',
        ),
      ]);
    },

    async recordTaken(act, lookAt) {
      await db
        .update(mirrorActs)
        .set({ dueAt: lookAt, updatedAt: clock() })
        .where(and(eq(mirrorActs.id, act.id), eq(mirrorActs.state, 'creating')));
    },

    async setBack(act, claim, failure, after) {
      const now = clock();
      const kind = after.state === 'creating' ? 'mirror-unknown' : 'mirror-waits';
      await inOneBatch(db, [
        setRowBack(db, mirrorActs, act, claim, failure, after, now),
        event(act, kind, failure.kind, `${kind}:${now}`),
      ]);
    },

    async sendAgain(act, dueAt) {
      await db
        .update(mirrorActs)
        .set({
          state: 'ready',
          dueAt,
          claim: null,
          creatingSince: null,
          setbacks: sql`${mirrorActs.setbacks} + 1`,
          updatedAt: clock(),
        })
        .where(is(act));
    },

    async stop(act, stop, detail) {
      const now = clock();
      const waits = sql`exists (select 1 from ${mirrorActs} where ${mirrorActs.id} = ${act.id}
        and ${mirrorActs.state} in ('ready', 'creating'))`;
      await inOneBatch(db, [
        ...notingAsk(db, { ...act, ...actSides(act) }, stop, now, waits),
        db
          .update(mirrorActs)
          .set({
            state: 'failed',
            stop,
            dueAt: null,
            claim: null,
            creatingSince: null,
            failureKind: stop === 'refused' ? 'refused' : null,
            failureDetail: detail?.slice(0, 1000) ?? null,
            updatedAt: now,
          })
          .where(and(eq(mirrorActs.id, act.id), inArray(mirrorActs.state, ['ready', 'creating']))),
        event(act, 'mirror-asks', stop, `asks:${now}`),
      ]);
    },

    async putOffLook(act, dueAt, failure) {
      await putOffRow(db, mirrorActs, act.id, dueAt, failure, clock());
    },
  };
}

/** Keeps what a look at both orders decided, in one batch that holds only where nothing happened since (RV1 to RV4). */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { LookToSave, NewAct, OrderToLookAt } from '../../src/mirror/acts/look-row.ts';
import { newId } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { mirrorActs, orderEvents, orders } from '../schema/index.ts';
import { actSides } from './act-sides.ts';
import { thereColumns } from './effects.ts';
import { addEvent, storeAsActor } from './events.ts';
import { keepingFigures } from './look-figures.ts';
import { notingAsk } from './noting-asks.ts';

/**
 * Keeps what a look decided, where nothing happened since it read.
 * @returns whether it was kept; where not, the look decides anew
 */
export async function saveLook(
  db: Database,
  looked: OrderToLookAt,
  made: LookToSave,
  now: number,
): Promise<boolean> {
  const { orderId } = looked;
  const token = newId('look');
  const isKept = sql`exists (select 1 from orders o where o.id = ${orderId} and o.look_token = ${token})`;
  const deleted = made.parts.filter(({ sourceState }) => sourceState === 'deleted');
  const [kept] = await inOneBatch(db, [
    db
      .update(orders)
      .set({
        lookToken: token,
        lookDueAt: made.again?.dueAt ?? null,
        lookSetbacks: made.again?.setbacks ?? 0,
      })
      .where(and(eq(orders.id, orderId), sql`${orders.lookToken} is ${looked.token}`))
      .returning({ id: orders.id }),
    ...(made.acts.length === 0 ? [] : insertActs(db, looked, made.acts, isKept, now)),
    ...(made.unasked.length === 0 ? [] : [unaskingActs(db, made.unasked, isKept, now)]),
    ...(made.joined.length === 0 ? [] : joiningActs(db, looked, made.joined, isKept, now)),
    ...keepingFigures(db, looked, made, isKept),
    ...deleted.map(({ pushId }) => sayingDeleted(db, looked, pushId, now)),
    ...(made.moot.length === 0
      ? []
      : [
          db
            .update(mirrorActs)
            .set({ state: 'withdrawn', dueAt: null, updatedAt: now })
            .where(
              and(
                sql`${mirrorActs.id} in (select value from json_each(${JSON.stringify(made.moot)}))`,
                eq(mirrorActs.state, 'failed'),
                isKept,
              ),
            ),
        ]),
  ]);
  return (kept ?? []).length > 0;
}

function insertActs(
  db: Database,
  looked: OrderToLookAt,
  acts: readonly NewAct[],
  isKept: SQL,
  now: number,
) {
  const { accountId, orderId } = looked;
  const rows = JSON.stringify(
    acts.map((act) => ({
      ...act,
      kind: act.wish.kind,
      stop: act.stop ?? null,
    })),
  );
  const steps = JSON.stringify(
    acts.flatMap(({ id, causeStoreId, says, stop }) => [
      { id: `${id}:seen`, kind: 'mirror-seen', actor: causeStoreId, detail: says },
      ...(stop === undefined
        ? []
        : [{ id: `${id}:asks:${now}`, kind: 'mirror-asks', actor: '', detail: stop }]),
    ]),
  );
  return [
    db
      .insert(mirrorActs)
      .select(
        sql`select value ->> 'id', ${accountId}, ${orderId}, value ->> 'pushId', value ->> 'storeId',
            coalesce((select max(number) from mirror_acts m where m.order_id = ${orderId}), 0) + key + 1,
            value ->> 'kind', value ->> 'cause', value -> 'wish',
            case when value ->> 'stop' is null then 'ready' else 'failed' end,
            case when value ->> 'stop' is null then ${now} end,
            null, 0, 0, null, null, 0, null, null, ${now}, value ->> 'stop', null, null, null, null, ${now}
          from json_each(${rows}) where ${isKept}`,
      )
      .onConflictDoNothing(),
    db
      .insert(orderEvents)
      .select(
        sql`select value ->> 'id', ${accountId}, ${orderId}, ${now}, value ->> 'kind',
            coalesce((select name from stores s where s.id = value ->> 'actor'), 'Crossdock'),
            value ->> 'detail'
          from json_each(${steps}) where ${isKept}`,
      )
      .onConflictDoNothing(),
    ...acts.flatMap((act) =>
      act.stop === undefined
        ? []
        : notingAsk(
            db,
            { id: act.id, accountId, orderId, ...actSides(act) },
            act.stop,
            now,
            isKept,
          ),
    ),
  ];
}

/** What a person was asked about is owed by itself: they need not answer any more. */
const unaskingActs = (db: Database, actIds: readonly string[], isKept: SQL, now: number) =>
  db
    .update(mirrorActs)
    .set({ state: 'ready', dueAt: now, setbacks: 0, stop: null, updatedAt: now })
    .where(
      and(
        sql`${mirrorActs.id} in (select value from json_each(${JSON.stringify(actIds)}))`,
        eq(mirrorActs.state, 'failed'),
        isKept,
      ),
    );

/** A person did at the store what was asked or owed: it is neither any more, and what is there is the act's. */
function joiningActs(
  db: Database,
  { accountId, orderId }: OrderToLookAt,
  joined: LookToSave['joined'],
  isKept: SQL,
  now: number,
) {
  const rows = JSON.stringify(joined);
  const madeId = sql`(select value ->> 'madeId' from json_each(${rows}) where value ->> 'actId' = ${mirrorActs.id})`;
  return [
    db
      .insert(orderEvents)
      .select(
        sql`select a.id || ':joined', ${accountId}, ${orderId}, ${now}, 'mirror-joined', 'Crossdock',
            (select detail from order_events where id = a.id || ':seen')
          from json_each(${rows}) j cross join mirror_acts a on a.id = j.value ->> 'actId'
          where a.state in ('ready', 'failed') and ${isKept}`,
      )
      .onConflictDoNothing(),
    db
      .update(mirrorActs)
      .set({ ...thereColumns(null, now), stop: null, madeId })
      .where(
        and(
          sql`${mirrorActs.id} in (select value ->> 'actId' from json_each(${rows}))`,
          inArray(mirrorActs.state, ['ready', 'failed']),
          isKept,
        ),
      ),
  ];
}

/** Said once; a look that is thrown away saw it as well. */
function sayingDeleted(db: Database, looked: OrderToLookAt, pushId: string, now: number) {
  const part = looked.parts.find((one) => one.pushId === pushId);
  return addEvent(
    db,
    {
      orderId: looked.orderId,
      accountId: looked.accountId,
      kind: 'source-deleted',
      actor: storeAsActor(part?.sourceStoreId ?? ''),
      detail: part?.sourceOrderName,
      once: `${pushId}:source-deleted`,
    },
    now,
  );
}

/** A store did not answer: the look is owed again at that time, ms. Where more happened since, that stays. */
export async function putLookOff(
  db: Database,
  looked: OrderToLookAt,
  dueAt: number,
  setbacks: number,
): Promise<void> {
  await db
    .update(orders)
    .set({ lookDueAt: dueAt, lookSetbacks: setbacks })
    .where(and(eq(orders.id, looked.orderId), sql`${orders.lookToken} is ${looked.token}`));
}

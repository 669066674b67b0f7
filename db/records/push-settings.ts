/**
 * Writes Order Push Settings, the switch and the plan of a destination store. `order_push_since` is when plan and switch
 * both began to let orders go: it is set anew whenever they begin to, and stands as it is otherwise (OP15).
 */
import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { MendedReasons } from '../../src/order-push/mended-reasons.ts';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import type { Plan } from '../../src/stores/plan.ts';
import type { Database } from '../open.ts';
import { stores } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import { onOff, planName } from './connected-acts.ts';
import { oweShort, oweUnwanted } from './owe-pushes.ts';
import { type ChangedBy, changeAndRecheck, type Recheck } from './recheck-runs.ts';
import { stayingOrders, undecidedOrders } from './reconnected.ts';

type StoreName = { accountId: string; storeId: string };

const isStore = ({ accountId, storeId }: StoreName) =>
  and(eq(stores.id, storeId), eq(stores.accountId, accountId));

/** The store `s`, before the change: it is as the change finds it. */
const whereStore = ({ accountId, storeId }: StoreName, is: SQL): SQL =>
  sql`exists (select 1 from stores s where s.id = ${storeId} and s.account_id = ${accountId} and ${is})`;

/**
 * Saves the settings over those of a revision. What they mend is owed or looked at again in the same batch: pushes that
 * failed, lines that wait for stock, orders that stay.
 * @param mended reasons that no longer stand (src/order-push/mended-reasons.ts)
 * @returns the new revision; undefined where somebody saved others meanwhile, or the account has no such store
 */
export async function savePushSettings(
  db: Database,
  name: StoreName,
  save: {
    revision: number;
    settings: OrderPushSettings;
    mended: MendedReasons;
    /** What becomes otherwise, in words; undefined where nothing does. */
    changed?: { before: string; after: string } | undefined;
  },
  by: ChangedBy,
  now: number,
): Promise<{ revision: number; recheck: Recheck | null } | undefined> {
  const { accountId, storeId } = name;
  const { revision, settings, mended, changed } = save;
  const onlyIf = whereStore(name, sql`s.order_push_revision = ${revision}`);
  const orders = stayingOrders({ accountId, storeIds: [storeId] }, mended);
  const isMend = mended.decisions.length + mended.holds.length + mended.failures.length > 0;
  const { rows, recheck } = await changeAndRecheck(
    db,
    isMend ? { ...by, accountId, onlyIf, orders } : undefined,
    [
      ...(mended.failures.includes('too-few') ? oweShort(db, name, onlyIf, now) : []),
      ...(changed ? [notingChange(db, name, by, 'push-settings-saved', changed, now, onlyIf)] : []),
      db
        .update(stores)
        .set({ orderPush: settings, orderPushRevision: revision + 1 })
        .where(and(isStore(name), eq(stores.orderPushRevision, revision)))
        .returning({ id: stores.id }),
    ],
    now,
  );
  return hasChanged(rows.at(-1)) ? { revision: revision + 1, recheck } : undefined;
}

/** To stand before the statement that changes the store. */
const notingChange = (
  db: Database,
  { accountId, storeId }: StoreName,
  { askedBy: actor, about }: ChangedBy,
  kind: 'push-settings-saved' | 'push-switch' | 'plan-changed',
  words: { before?: string; after: string },
  now: number,
  onlyIf: SQL,
  before?: SQL,
) =>
  notingActivity(
    db,
    accountId,
    [{ actor, kind, storeId, subject: storeId, name: about, ...words }],
    now,
    onlyIf,
    before ? { before } : {},
  );

/** Orders that wait for something which these settings would mend: they would be looked at again. */
export async function countMended(
  db: Database,
  { accountId, storeId }: StoreName,
  mended: MendedReasons,
): Promise<number> {
  const [row] = await db.all<{ orders: number }>(sql`
    select count(*) as orders from (${stayingOrders({ accountId, storeIds: [storeId] }, mended)}) w`);
  return row?.orders ?? 0;
}

const hasChanged = (rows: unknown[] | undefined): boolean => rows !== undefined && rows.length > 0;

/**
 * Turns the switch. In the same batch orders that have something left to be decided are looked at again, and where it goes
 * off, pushes that failed or wait are owed at once, to be withdrawn (ST2).
 * @param pushingPlans plans that include Order Push
 * @param now ms
 * @returns the run that looks at them; null where none waits or it stood that way before
 */
export async function turnSwitch(
  db: Database,
  name: StoreName,
  to: { on: boolean; pushingPlans: readonly Plan[] },
  by: ChangedBy,
  now: number,
): Promise<{ turned: boolean; recheck: Recheck | null }> {
  const begins = to.on ? planLets(to.pushingPlans) : sql`0`;
  const onlyIf = whereStore(name, sql`s.order_push_on <> ${to.on ? 1 : 0}`);
  const { rows, recheck } = await changeAndRecheck(
    db,
    { ...by, accountId: name.accountId, onlyIf, orders: undecidedOrders(name) },
    [
      notingChange(
        db,
        name,
        by,
        'push-switch',
        { before: onOff(!to.on), after: onOff(to.on) },
        now,
        onlyIf,
      ),
      db
        .update(stores)
        .set({ orderPushOn: to.on, orderPushSince: sinceIf(begins, now) })
        .where(and(isStore(name), ne(stores.orderPushOn, to.on)))
        .returning({ id: stores.id }),
      ...oweUnwanted(db, name, to.pushingPlans, now),
    ],
    now,
  );
  return { turned: hasChanged(rows[1]), recheck };
}

/**
 * Changes the plan. Where Order Push comes or goes with it, orders are looked at again as when the switch is turned.
 * @param pushingPlans plans that include Order Push
 * @param now ms
 * @returns the run that looks at them; null where none waits, or nothing changes for orders
 */
export async function changePlan(
  db: Database,
  name: StoreName,
  to: { plan: Plan; pushingPlans: readonly Plan[] },
  by: ChangedBy,
  now: number,
): Promise<{ changed: boolean; recheck: Recheck | null }> {
  const includes = to.pushingPlans.includes(to.plan);
  const begins = includes
    ? sql`${stores.orderPushOn} = 1 and not ${planLets(to.pushingPlans)}`
    : sql`0`;
  const included = sql`(s.plan in (select value from json_each(${JSON.stringify(to.pushingPlans)})))`;
  const onlyIf = whereStore(name, sql`${included} <> ${includes ? 1 : 0}`);
  const { rows, recheck } = await changeAndRecheck(
    db,
    { ...by, accountId: name.accountId, onlyIf, orders: undecidedOrders(name) },
    [
      notingChange(
        db,
        name,
        by,
        'plan-changed',
        { after: planName(to.plan) },
        now,
        whereStore(name, sql`s.plan <> ${to.plan}`),
        sql`(select upper(substr(s.plan, 1, 1)) || substr(s.plan, 2) from stores s where s.id = ${name.storeId})`,
      ),
      db
        .update(stores)
        .set({ plan: to.plan, orderPushSince: sinceIf(begins, now) })
        .where(and(isStore(name), ne(stores.plan, to.plan)))
        .returning({ id: stores.id }),
      ...oweUnwanted(db, name, to.pushingPlans, now),
    ],
    now,
  );
  return { changed: hasChanged(rows[1]), recheck };
}

const planLets = (pushing: readonly Plan[]): SQL =>
  sql`(${stores.plan} in (select value from json_each(${JSON.stringify(pushing)})))`;

const sinceIf = (begins: SQL, now: number): SQL =>
  sql`case when ${begins} then ${now} else ${stores.orderPushSince} end`;

/** What is written down when a store is connected, or connected again: by whom, and which of its terms are others now. */
import { type SQL, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import type { Plan } from '../../src/stores/plan.ts';
import type { StoreState } from '../../src/stores/store.ts';
import type { Database } from '../open.ts';
import { notingActivity } from './activity.ts';

/** A store's terms, as people read them on Activity. */
type Terms = { name: string; plan: Plan; orderPushOn: boolean };

export type ConnectedStore = {
  accountId: string;
  id: string;
  /** A person; nobody where Crossdock did it by itself. */
  by: string | undefined;
  terms: Terms;
  /** As it was known before; undefined where it is new. */
  known: (Terms & { state: StoreState }) | undefined;
};

/** A second press of the button within this time is the same act, ms. */
const sameActMs = 60_000;

/**
 * The statement for the batch that writes the store.
 * @param now ms
 * @param onlyIf whether it is there: of two that connect a new one, one does
 */
export function notingConnected(
  db: Database,
  connected: ConnectedStore,
  now: number,
  onlyIf: SQL = sql`true`,
) {
  const { accountId, id, by = 'Crossdock', terms, known } = connected;
  const act = (kind: Activity['kind'], before?: string, after?: string): Activity => ({
    actor: by,
    kind,
    storeId: id,
    subject: id,
    name: terms.name,
    before,
    after,
  });
  const acts = [act('store-connected', known && stateWords[known.state], 'connected')];
  if (known && known.plan !== terms.plan)
    acts.push(act('plan-changed', planName(known.plan), planName(terms.plan)));
  if (known && known.orderPushOn !== terms.orderPushOn)
    acts.push(act('push-switch', onOff(known.orderPushOn), onOff(terms.orderPushOn)));
  const isSame = sql`exists (select 1 from activity a where a.connection_id is null and a.subject = ${id}
    and a.at > ${now - sameActMs} and a.kind = 'store-connected' and a.actor = ${by})`;
  return notingActivity(
    db,
    accountId,
    acts,
    now,
    sql`${onlyIf} and (value ->> 'kind' <> 'store-connected' or not ${isSame})`,
  );
}

const stateWords: Record<StoreState, string> = {
  working: 'connected',
  unauthorized: 'refused our token',
  forbidden: 'did not let us do this',
  left: 'had uninstalled the app',
};

/** Order Push's switch, in words. */
export const onOff = (on: boolean): string => (on ? 'on' : 'off');

/** How a plan is called. */
export const planName = (plan: Plan): string => `${plan.charAt(0).toUpperCase()}${plan.slice(1)}`;

/** What was to be done at either store of an order because of the other, with the names that its words need. */
import { type SQL, sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { ActChoice, ActKind, ActStop, ActWish } from '../../src/mirror/acts/act.ts';

/** Shown at most: what waits or is under way before what is settled, the newest of them. */
const actsMax = 200;

export type KeptAct = {
  id: string;
  kind: ActKind;
  pushId: string;
  sourceOrderName: string | null;
  /** Where it acts, and where its cause is. */
  storeName: string;
  causeStoreName: string;
  wish: ActWish;
  state: EffectState;
  stop: ActStop | null;
  choice: ActChoice | null;
  answeredBy: string | null;
  /** When it was written down, ms. */
  at: number;
  dueAt: number | null;
  failureKind: string | null;
  failureDetail: string | null;
};

/** As the statement reads it. */
export type ReadAct = KeptAct & { number: number };

/** Of `orders o` and its store `stores d`. */
export const actsOfOrder: SQL = sql`(select json_group_array(json_object('id', m.id, 'kind', m.kind,
    'pushId', m.push_id, 'sourceOrderName', p.source_order_name, 'number', m.number,
    'storeName', iif(m.store_id = o.store_id, d.name, s.name),
    'causeStoreName', iif(m.store_id = o.store_id, s.name, d.name), 'wish', json(m.wish),
    'state', m.state, 'stop', m.stop, 'choice', m.choice, 'answeredBy', m.answered_by,
    'at', m.created_at, 'dueAt', m.due_at, 'failureKind', m.failure_kind,
    'failureDetail', m.failure_detail))
  from (select * from mirror_acts where order_id = o.id
    order by state in ('failed', 'creating', 'ready') desc, number desc limit ${actsMax}) m
  join pushes p on p.id = m.push_id join stores s on s.id = p.source_store_id)`;

/** Oldest first. */
export const keptActs = (acts: readonly ReadAct[]): KeptAct[] =>
  acts.toSorted((a, b) => a.number - b.number).map(({ number: _, ...act }) => act);

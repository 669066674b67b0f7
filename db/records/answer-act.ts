/** Keeps what a person answers to a mirror act that waits for them: have it done, leave it, or push the units again (RV1 to RV4). */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { ActChoice, ActKind, ActStop } from '../../src/mirror/acts/act.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { mirrorActs, orderEvents, pushes } from '../schema/index.ts';

/** An act and what it asks; `stop` is null where it never asked. */
export type AskingAct = {
  id: string;
  orderId: string;
  pushId: string;
  kind: ActKind;
  stop: ActStop | null;
  isAsking: boolean;
};

/** @returns undefined where the account has no such act */
export async function loadAskingAct(
  db: Database,
  accountId: string,
  actId: string,
): Promise<AskingAct | undefined> {
  const [row] = await db
    .select({
      id: mirrorActs.id,
      orderId: mirrorActs.orderId,
      pushId: mirrorActs.pushId,
      kind: mirrorActs.kind,
      stop: mirrorActs.stop,
      state: mirrorActs.state,
    })
    .from(mirrorActs)
    .where(and(eq(mirrorActs.id, actId), eq(mirrorActs.accountId, accountId)));
  if (!row) return undefined;
  const { state, ...act } = row;
  return { ...act, isAsking: state === 'failed' };
}

export type GivenAnswer = {
  actId: string;
  /** What it asked when the person answered. */
  stop: ActStop;
  choice: ActChoice;
  person: string;
};

export type Answered =
  | { kind: 'answered'; actId: string; orderId: string; pushId: string; choice: ActChoice }
  | { kind: 'moved-on' };

/**
 * Of two answers one counts. Whether its stop offers the choice is asked before (actChoices). After `do` the act is owed
 * at once; after `push-again` its push's units are free, and whoever answers has the order decided about again.
 * @returns `moved-on` where it does not ask this any more, or is not the account's: nothing is changed then
 */
export async function answerAct(
  db: Database,
  accountId: string,
  { actId, stop, choice, person }: GivenAnswer,
  now: number,
): Promise<Answered> {
  const asks = and(
    eq(mirrorActs.id, actId),
    eq(mirrorActs.accountId, accountId),
    eq(mirrorActs.state, 'failed'),
    eq(mirrorActs.stop, stop),
  );
  const ofAct = sql`(select push_id from mirror_acts where ${asks})`;
  const isDo = choice === 'do';
  const rows = await inOneBatch(db, [
    notingAnswer(db, { actId, choice, person }, asks, now),
    ...(choice === 'push-again'
      ? [
          db
            .update(pushes)
            .set({ replacedAt: now })
            .where(and(eq(pushes.id, ofAct), isNull(pushes.replacedAt))),
        ]
      : []),
    // Last: the others ask whether it still waits.
    db
      .update(mirrorActs)
      .set({
        state: isDo ? 'ready' : 'withdrawn',
        dueAt: isDo ? now : null,
        handedAt: null,
        ...(isDo ? { setbacks: 0 } : {}),
        choice,
        answeredBy: person,
        answeredAt: now,
        updatedAt: now,
      })
      .where(asks)
      .returning({ orderId: mirrorActs.orderId, pushId: mirrorActs.pushId }),
  ]);
  const [done] = (rows.at(-1) ?? []) as { orderId: string; pushId: string }[];
  return done ? { kind: 'answered', actId, ...done, choice } : { kind: 'moved-on' };
}

/** The step of the order's timeline, with what was asked and answered (answeredWords in src/mirror/acts/act-words.ts). */
const notingAnswer = (
  db: Database,
  { actId, choice, person }: Omit<GivenAnswer, 'stop'>,
  asks: SQL | undefined,
  now: number,
) =>
  db
    .insert(orderEvents)
    .select(
      sql`select ${`${actId}:answered:${now}`}, account_id, order_id, ${now}, 'mirror-answered', ${person},
        kind || ' ' || stop || ' ' || ${choice} from mirror_acts where ${asks}`,
    )
    .onConflictDoNothing();

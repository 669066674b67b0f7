/** Writes down what a person did of setting a connection up. */
import { and, eq, sql } from 'drizzle-orm';
import type { SetupStep } from '../../src/stores/connection-setup.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { connections } from '../schema/index.ts';
import { connectionName, notingActivity } from './activity.ts';

/**
 * A step is done, or to be done again; `put-away`: the whole of it is over, for who wants to be reminded no more. Steps
 * beside it are left as they are, whoever does them at the same moment.
 * @param done false takes it back
 * @param now ms
 * @param by who says so; undefined where it follows from the last step
 * @returns false where the account has no such connection
 */
export async function markSetup(
  db: Database,
  { accountId, connectionId }: { accountId: string; connectionId: string },
  step: SetupStep | 'put-away',
  done: boolean,
  now: number,
  by: string | undefined,
): Promise<boolean> {
  const path = `$."${step}"`;
  const known = sql`coalesce(${connections.setup}, '{}')`;
  const isOther = sql`exists (select 1 from connections c where c.id = ${connectionId}
    and c.account_id = ${accountId} and (coalesce(c.setup, '{}') ->> ${path} is null) = ${done ? 1 : 0})`;
  const [before, after] = done ? [undefined, stepWords[step]] : [stepWords[step], undefined];
  const act = {
    ...{ kind: 'setup-step-done' as const, connectionId, subject: connectionId },
    ...{ name: 'a connection', before, after },
  };
  const results = await inOneBatch(db, [
    ...(by === undefined
      ? []
      : [
          notingActivity(db, accountId, [{ ...act, actor: by }], now, isOther, {
            name: connectionName(connectionId),
          }),
        ]),
    db
      .update(connections)
      .set({
        setup: done
          ? sql`json_set(${known}, ${path}, ${now})`
          : sql`json_remove(${known}, ${path})`,
      })
      .where(and(eq(connections.id, connectionId), eq(connections.accountId, accountId)))
      .returning({ id: connections.id }),
  ]);
  return (results.at(-1)?.length ?? 0) > 0;
}

const stepWords: Record<SetupStep | 'put-away', string> = {
  locations: 'locations are looked at',
  products: 'products are looked at',
  'first-levels': 'first levels are looked at',
  'order-push': 'Order Push is looked at',
  'put-away': 'nobody is reminded any more',
};

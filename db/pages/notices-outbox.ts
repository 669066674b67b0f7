/** Reads the outbox of a local run: mails that were not sent anywhere, newest first, and one opened. */
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { outboxMails } from '../schema/index.ts';
import { type Cursor, type Listed, pageOf } from './cursor.ts';

export type ListedMail = { id: string; at: number; sentTo: string; subject: string };

export type OpenedMail = ListedMail & { text: string; html: string; stopUrl: string };

export async function listOutbox(
  db: Database,
  accountId: string,
  { limit, after }: { limit: number; after?: Cursor | undefined },
): Promise<Listed<ListedMail>> {
  const rows = await db.all<ListedMail>(sql`
    select m.id, m.at, m.sent_to as sentTo, m.subject from outbox_mails m where m.account_id = ${accountId}
      ${after ? sql`and (m.at, m.id) < (${after.at}, ${after.id})` : sql``}
    order by m.at desc, m.id desc limit ${limit + 1}`);
  return pageOf(rows, limit, ({ at, id }) => ({ at, id, part: 0 }));
}

/** @returns undefined where the account has no such mail */
export async function readOutboxMail(
  db: Database,
  accountId: string,
  id: string,
): Promise<OpenedMail | undefined> {
  const [row] = await db
    .select()
    .from(outboxMails)
    .where(and(eq(outboxMails.id, id), eq(outboxMails.accountId, accountId)));
  if (!row) return undefined;
  const { accountId: _, ...mail } = row;
  return mail;
}

/** Reads what a person set about being told, and their channels with how each stands, oldest first. */
import { sql } from 'drizzle-orm';
import type {
  ChannelKind,
  ChannelState,
  ChannelWishes,
  PausedWhy,
  PersonSettings,
} from '../../src/notices/channel.ts';
import type { Database } from '../open.ts';
import type { NoticeOwner } from '../records/notice-marks.ts';

export type ShownChannel = {
  id: string;
  kind: ChannelKind;
  address: string;
  wishes: ChannelWishes;
  state: ChannelState;
  pausedWhy: PausedWhy | null;
  pausedAt: number | null;
  /** Tries in a row that failed. */
  failures: number;
  /** Notices that are in no message yet, and messages that are owed: counted to 1,000 each. */
  waiting: number;
  lastSentAt: number | null;
  /** Messages that were given up since the newest that went, tests apart: counted to 1,000. */
  givenUp: number;
  /** Something was tried, and nothing ever arrived there. */
  isUnreached: boolean;
  digestDueAt: number | null;
  /** Until when the secret before the present one signs too, ms. */
  oldSecretUntil: number | null;
  createdAt: number;
};

type Row = Omit<ShownChannel, 'wishes' | 'isUnreached'> & { wishes: string; isUnreached: number };

/** @returns what the person saved; undefined where nothing was */
export async function readPersonSettings(
  db: Database,
  { accountId, personId }: NoticeOwner,
): Promise<PersonSettings | undefined> {
  const [row] = await db.all<{ settings: string }>(sql`
    select p.settings from notice_people p where p.account_id = ${accountId} and p.person_id = ${personId}`);
  return row && (JSON.parse(row.settings) as PersonSettings);
}

/** @param now ms: an old secret that counts no longer is not shown */
export async function listChannels(
  db: Database,
  { accountId, personId }: NoticeOwner,
  now: number,
): Promise<ShownChannel[]> {
  const rows = await db.all<Row>(sql`
    select c.id, c.kind, c.address, c.wishes, c.state, c.paused_why as pausedWhy, c.paused_at as pausedAt,
      c.failures, c.digest_due_at as digestDueAt, c.created_at as createdAt,
      iif(c.old_secret_until > ${now}, c.old_secret_until, null) as oldSecretUntil,
      (select count(*) from (select 1 from notice_deliveries d
        where d.channel_id = c.id and d.message_id is null limit 1000))
      + (select count(*) from (select 1 from notice_messages m
        where m.channel_id = c.id and m.due_at is not null limit 1000)) as waiting,
      (select m.sent_at from notice_messages m where m.channel_id = c.id and m.sent_at is not null
        order by m.created_at desc, m.id desc limit 1) as lastSentAt,
      (select count(*) from (select 1 from notice_messages m
        where m.channel_id = c.id and m.state = 'failed' and m.purpose <> 'test'
          and m.created_at > coalesce((select s.created_at from notice_messages s
            where s.channel_id = c.id and s.sent_at is not null
            order by s.created_at desc, s.id desc limit 1), -1) limit 1000)) as givenUp,
      not exists (select 1 from notice_messages m
        where m.channel_id = c.id and m.sent_at is not null)
      and exists (select 1 from notice_messages m
        where m.channel_id = c.id and m.attempts > 0 and m.state <> 'sending') as isUnreached
    from notice_channels c
    where c.account_id = ${accountId} and c.person_id = ${personId} and c.removed_at is null
    order by c.created_at, c.id`);
  return rows.map((row) => ({
    ...row,
    isUnreached: row.isUnreached === 1,
    wishes: JSON.parse(row.wishes) as ChannelWishes,
  }));
}

/** Reads the delivery log of a person's channel: its messages newest first, and one with all its tries. */
import { type SQL, sql } from 'drizzle-orm';
import type {
  AttemptOutcome,
  MessageContent,
  MessagePurpose,
  MessageState,
} from '../../src/notices/message.ts';
import type { Database } from '../open.ts';
import type { NoticeOwner } from '../records/notice-marks.ts';
import { type Cursor, type Listed, pageOf } from './cursor.ts';

export type ListedMessage = {
  id: string;
  purpose: MessagePurpose;
  subject: string;
  state: MessageState;
  createdAt: number;
  sentAt: number | null;
  /** When it is tried next, ms: not before its channel goes on; null where it is not. */
  dueAt: number | null;
  attempts: number;
  /** What the newest try was answered. */
  lastStatus: number | null;
  lastDetail: string | null;
};

export type MessageTry = {
  number: number;
  at: number;
  outcome: AttemptOutcome;
  status: number | null;
  detail: string;
};

export type OpenedMessage = ListedMessage & {
  channelId: string;
  /** Null once it is too old to be sent again. */
  content: MessageContent | null;
  tries: MessageTry[];
};

const columns = sql`m.id, m.purpose, m.subject, m.state, m.created_at as createdAt, m.sent_at as sentAt,
  max(m.due_at, coalesce(c.due_at, m.due_at)) as dueAt, m.attempts, a.status as lastStatus, a.detail as lastDetail`;

/** The messages `m` of this person's channels, with the newest try `a`. */
const ofOwner = ({ accountId, personId }: NoticeOwner): SQL => sql`
  from notice_messages m join notice_channels c on c.id = m.channel_id
    and c.account_id = ${accountId} and c.person_id = ${personId}
  left join notice_attempts a on a.message_id = m.id
    and a.number = (select max(t.number) from notice_attempts t where t.message_id = m.id)`;

/** @returns a page of the channel's messages; an empty one where it is not the person's */
export async function listChannelMessages(
  db: Database,
  owner: NoticeOwner,
  channelId: string,
  { limit, after }: { limit: number; after?: Cursor | undefined },
): Promise<Listed<ListedMessage>> {
  const rows = await db.all<ListedMessage>(sql`
    select ${columns} ${ofOwner(owner)} where m.channel_id = ${channelId}
      ${after ? sql`and (m.created_at, m.id) < (${after.at}, ${after.id})` : sql``}
    order by m.created_at desc, m.id desc limit ${limit + 1}`);
  return pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id, part: 0 }));
}

/** @returns undefined where it is none of this person's */
export async function readMessage(
  db: Database,
  owner: NoticeOwner,
  id: string,
): Promise<OpenedMessage | undefined> {
  const [row] = await db.all<
    ListedMessage & { channelId: string; content: string | null; tries: string }
  >(sql`
    select ${columns}, m.channel_id as channelId, m.content,
      (select json_group_array(json_object('number', t.number, 'at', t.at, 'outcome', t.outcome,
        'status', t.status, 'detail', t.detail)) from notice_attempts t where t.message_id = m.id) as tries
    ${ofOwner(owner)} where m.id = ${id}`);
  if (!row) return undefined;
  return {
    ...row,
    content: row.content === null ? null : (JSON.parse(row.content) as MessageContent),
    tries: (JSON.parse(row.tries) as MessageTry[]).sort((a, b) => a.number - b.number),
  };
}

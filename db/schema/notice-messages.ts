import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ChannelMode } from '../../src/notices/channel.ts';
import type {
  AttemptOutcome,
  MessageContent,
  MessagePurpose,
  MessageState,
} from '../../src/notices/message.ts';
import { noticeChannels } from './notice-channels.ts';

/** That a notice goes to a channel: one row for both, whatever repeats; and the message it went in. */
export const noticeDeliveries = sqliteTable(
  'notice_deliveries',
  {
    noticeId: text('notice_id').notNull(),
    channelId: text('channel_id')
      .notNull()
      .references(() => noticeChannels.id),
    mode: text('mode').$type<Exclude<ChannelMode, 'off'>>().notNull(),
    at: integer('at').notNull(),
    /** The message it went in; null while none was made. */
    messageId: text('message_id'),
  },
  (table) => [
    primaryKey({ columns: [table.noticeId, table.channelId] }),
    index('notice_deliveries_waiting')
      .on(table.channelId, table.mode, table.at)
      .where(sql`message_id is null`),
    index('notice_deliveries_of_message').on(table.messageId),
  ],
);

/** One mail or webhook. Its id is what a provider or receiver knows a repeat by. */
export const noticeMessages = sqliteTable(
  'notice_messages',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    channelId: text('channel_id')
      .notNull()
      .references(() => noticeChannels.id),
    purpose: text('purpose').$type<MessagePurpose>().notNull(),
    /** What people read of it in the log. */
    subject: text('subject').notNull(),
    /** What is sent; null once it is too old to be sent again. */
    content: text('content', { mode: 'json' }).$type<MessageContent>(),
    /** The group whose repeats it tells of; null where it is about several. */
    groupId: text('group_id'),
    state: text('state').$type<MessageState>().notNull(),
    /** Owed at this time, ms; null when nothing is. */
    dueAt: integer('due_at'),
    attempts: integer('attempts').notNull().default(0),
    setbacks: integer('setbacks').notNull().default(0),
    createdAt: integer('created_at').notNull(),
    sentAt: integer('sent_at'),
  },
  (table) => [
    index('notice_messages_of_channel').on(table.channelId, table.createdAt, table.id),
    // What is kept of them too long; the sweep asks with these very words (db/records/forgotten-messages.ts).
    index('notice_messages_kept').on(table.createdAt).where(sql`content is not null`),
    index('notice_messages_due').on(table.channelId, table.dueAt).where(sql`due_at is not null`),
  ],
);

/** One try of a message: what was answered, the beginning of it. */
export const noticeAttempts = sqliteTable(
  'notice_attempts',
  {
    messageId: text('message_id')
      .notNull()
      .references(() => noticeMessages.id),
    number: integer('number').notNull(),
    at: integer('at').notNull(),
    outcome: text('outcome').$type<AttemptOutcome>().notNull(),
    /** HTTP status; null where no answer came. */
    status: integer('status'),
    detail: text('detail').notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.number] })],
);

/** Mail of a local run, which leaves the machine never: the outbox page reads it. */
export const outboxMails = sqliteTable(
  'outbox_mails',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    at: integer('at').notNull(),
    sentTo: text('sent_to').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    stopUrl: text('stop_url').notNull(),
  },
  (table) => [index('outbox_mails_newest').on(table.accountId, table.at, table.id)],
);

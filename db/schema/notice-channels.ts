import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type {
  ChannelKind,
  ChannelState,
  ChannelWishes,
  PausedWhy,
  PersonSettings,
} from '../../src/notices/channel.ts';
import { accounts } from './accounts.ts';

/** What a person set about being told, and up to when everything is read, ms. */
export const noticePeople = sqliteTable(
  'notice_people',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    personId: text('person_id').notNull(),
    settings: text('settings', { mode: 'json' }).$type<PersonSettings>().notNull(),
    readTo: integer('read_to').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.personId] })],
);

/** A person's e-mail address or webhook. */
export const noticeChannels = sqliteTable(
  'notice_channels',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    personId: text('person_id').notNull(),
    kind: text('kind').$type<ChannelKind>().notNull(),
    /** An e-mail address, or an https address. */
    address: text('address').notNull(),
    wishes: text('wishes', { mode: 'json' }).$type<ChannelWishes>().notNull(),
    state: text('state').$type<ChannelState>().notNull(),
    pausedWhy: text('paused_why').$type<PausedWhy>(),
    pausedAt: integer('paused_at'),
    /** Tries in a row that failed. */
    failures: integer('failures').notNull().default(0),
    /** What signs its webhooks, sealed and bound to this row; the one before counts until then, ms. */
    sealedSecret: text('sealed_secret'),
    sealedOldSecret: text('sealed_old_secret'),
    oldSecretUntil: integer('old_secret_until'),
    /** When what is kept for its digest goes, ms; null where nothing is. */
    digestDueAt: integer('digest_due_at'),
    /** Something of it is owed at this time, ms: messages are to be made or sent. Null where nothing is. */
    dueAt: integer('due_at'),
    handedAt: integer('handed_at'),
    /** One worker at a time makes and sends its messages: its token, and until when, ms. */
    claim: text('claim'),
    claimUntil: integer('claim_until'),
    createdAt: integer('created_at').notNull(),
    /** Taken away by its owner, ms: its log stays, nothing goes there any more. */
    removedAt: integer('removed_at'),
  },
  (table) => [
    index('notice_channels_of_account').on(table.accountId, table.personId),
    index('notice_channels_due').on(table.dueAt),
    index('notice_channels_digest').on(table.digestDueAt),
  ],
);

import { integer, text } from 'drizzle-orm/sqlite-core';
import type { EffectState } from '../../src/effects/effect.ts';

/** Columns of every row that stands for one effect on a store (architecture rules 1 and 2). */
export const effectColumns = () => ({
  state: text('state').$type<EffectState>().notNull(),
  /** Owed at this time, ms; null when nothing is owed. The sweep takes what is past it. */
  dueAt: integer('due_at'),
  /** When the sweep last handed it over, ms: it does not do so again at once. */
  handedAt: integer('handed_at'),
  /** Turns so far: times a worker won the row. */
  attempts: integer('attempts').notNull().default(0),
  /** Failures in a row that may pass by themselves: the rung on the retry ladder. */
  setbacks: integer('setbacks').notNull().default(0),
  /** Token of the worker that won the row; only it may call create. */
  claim: text('claim'),
  /** When the row went into `creating`, ms. */
  creatingSince: integer('creating_since'),
  /** Answered looks that found nothing since then. */
  misses: integer('misses').notNull().default(0),
  failureKind: text('failure_kind'),
  failureDetail: text('failure_detail'),
  updatedAt: integer('updated_at').notNull(),
});

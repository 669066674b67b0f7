/** Keeps work that gave up, with its reason, where a person sees it (WH2). */
import type { Database } from '../open.ts';
import { deadLetters } from '../schema/index.ts';

export type DeadLetter = {
  /** Made from what died, so that the same death is written once. */
  id: string;
  accountId: string | undefined;
  queue: 'webhooks' | 'order-push' | 'mirror';
  subject: string;
  reason: string;
  message: string;
};

export async function recordDeadLetter(
  db: Database,
  letter: DeadLetter,
  now: number,
): Promise<void> {
  await db
    .insert(deadLetters)
    .values({
      ...letter,
      accountId: letter.accountId ?? null,
      reason: letter.reason.slice(0, 1000),
      message: letter.message.slice(0, 4000),
      diedAt: now,
    })
    .onConflictDoNothing();
}

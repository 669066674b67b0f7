/** A turn at a person's channel: what waits becomes messages, what is due is sent, and its row says when it is next owed. */
import {
  type ClaimedChannel,
  claimChannel,
  releaseChannel,
  type TurnEnd,
} from '../../db/records/notice-turns.ts';
import {
  countFailedTries,
  listMessagesDue,
  type MessageRow,
  recordTry,
  startTry,
} from '../../db/records/notice-turns-tries.ts';
import { firstSettings } from '../../src/notices/channel.ts';
import { decideAfterTry, type Tried } from '../../src/notices/decide-after-try.ts';
import { maskedAddress } from '../../src/notices/masked-address.ts';
import { quietUntil } from '../../src/notices/wall-clock.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Edge } from '../edge.ts';
import type { NoticesMessage } from '../queues/messages.ts';
import { mailOf } from './mail-of.ts';
import { makeDueMessages } from './make-messages.ts';
import { sendMail } from './send-mail.ts';
import { sendWebhook } from './send-webhook.ts';

/** A turn that does not end within this time is taken over by another, ms. */
const claimMs = 60_000;

/** What one try may take: looking for a mail, and sending it, ms. */
const tryMs = 25_000;

const triesPerTurn = 20;

/** What is owed sooner than the next sweep is handed over with that delay, ms. */
const sweepMs = 60_000;

/** Does all that is due at the channel now, for one worker at a time; safe to repeat after an end at any point. */
export async function runChannel(edge: Edge, name: NoticesMessage): Promise<void> {
  const db = edge.database(name.accountId);
  const now = edge.now();
  const channel = await claimChannel(db, name, newId('cl'), now, now + claimMs);
  if (!channel) return;
  const { quiet, zone } = channel.settings ?? firstSettings;
  const quietEnd = channel.kind === 'email' ? quietUntil(now, quiet, zone) : undefined;
  const nextAt = await makeDueMessages(edge, channel, quietEnd);
  const isResting = channel.restUntil > now;
  const sent = await sendDue(edge, channel, isResting || quietEnd !== undefined);
  const restUntil = sent.restUntil ?? (isResting ? channel.restUntil : null);
  await release(edge, channel, { nextAt, restUntil, quietEnd: quietEnd ?? null });
  // Whoever looks at the channel, its log or the outbox sees what came of it.
  if (sent.tried) await edge.tell(name.accountId, { of: 'orders' });
}

async function release(edge: Edge, channel: ClaimedChannel, end: TurnEnd): Promise<void> {
  const { accountId, id: channelId } = channel;
  const now = edge.now();
  const dueAt = await releaseChannel(edge.database(accountId), channel, end, now);
  if (dueAt !== null && dueAt < now + sweepMs)
    await edge.send.notices([{ accountId, channelId }], Math.max(1000, dueAt - now));
}

/**
 * Sends what is due, until a try fails or the turn is over.
 * @param askedOnly only what a person asked for just now
 */
async function sendDue(
  edge: Edge,
  channel: ClaimedChannel,
  askedOnly: boolean,
): Promise<{ restUntil: number | null; tried: boolean }> {
  const db = edge.database(channel.accountId);
  const due = await listMessagesDue(db, channel.id, edge.now(), {
    atMost: triesPerTurn,
    askedOnly,
  });
  const port = channel.kind === 'email' ? mailOf(edge, channel.accountId) : undefined;
  const findsAfterMs = port?.findsAfterMs ?? 0;
  let { failures } = channel;
  let tried = false;
  for (const message of due) {
    if (edge.now() + tryMs > channel.claimUntil) break;
    // Should this worker not come back: what it sent is found by then.
    const until = Math.max(channel.claimUntil, edge.now() + tryMs + findsAfterMs);
    const mine = await startTry(db, channel, message, edge.now(), until);
    if (!mine) break;
    const answer = await send(edge, channel, mine, message.state === 'sending');
    const now = edge.now();
    tried = true;
    const carrier = answer.isCarrier ? await countFailedTries(db, channel.id) : 0;
    const after = decideAfterTry(answer, mine, { failures, carrier }, now, edge.random());
    await recordTry(db, channel, maskedAddress(channel), mine, answer, after, now);
    failures = after.channel.failures;
    if (after.channel.paused) return { restUntil: null, tried };
    if (after.channel.restUntil !== null) return { restUntil: after.channel.restUntil, tried };
  }
  return { restUntil: null, tried };
}

/** @param wasLost whoever sent it before did not come back */
async function send(
  edge: Edge,
  channel: ClaimedChannel,
  message: MessageRow,
  wasLost: boolean,
): Promise<Tried> {
  const { content } = message;
  if (content?.kind === 'email') return sendMail(edge, channel, { ...message, wasLost }, content);
  if (content?.kind === 'webhook') return sendWebhook(edge, channel, message.id, content.body);
  return { outcome: 'refused', status: null, detail: 'What it said is not kept any more.' };
}

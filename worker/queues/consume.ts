/** Takes batches from the queues: every message by itself, acknowledged only when its work has its next holder. */
import { recordDeadLetter } from '../../db/records/dead-letters.ts';
import { bulkTurn } from '../bulk-turn.ts';
import type { Road } from '../deps.ts';
import type { Edge } from '../edge.ts';
import { runChannel } from '../notices/run-channel.ts';
import { reasonOf } from '../reason-of.ts';
import { runReconcile } from '../reconcile.ts';
import { settleSecondsOf } from '../settle-seconds.ts';
import { runStockErrand } from '../stock-errands.ts';
import { trackingFileTurn } from '../tracking-files.ts';
import type {
  MirrorMessage,
  NoticesMessage,
  OrderPushMessage,
  PushMessage,
  ReconcileMessage,
  ShipmentMessage,
  StockMessage,
  WebhookMessage,
} from './messages.ts';
import { handleDelivery, handleSilent } from './webhooks.ts';

/** Tries of one message before its failure is written down where a person sees it. */
const triesMax = 5;

type Letter = {
  id: string;
  accountId: string | undefined;
  queue: 'order-push' | 'mirror';
  subject: string;
};

/** Routes a batch by its queue's name; a slow or failing message holds up no other. */
export async function consume(edge: Edge, road: Road, batch: MessageBatch): Promise<void> {
  const work = workOf(batch.queue);
  await Promise.all(
    batch.messages.map(async (message) => {
      try {
        await work(edge, road, message.body, message.attempts);
        message.ack();
      } catch (error) {
        edge.log(`${batch.queue}: ${reasonOf(error)}`);
        message.retry({ delaySeconds: Math.min(2 ** message.attempts, 60) });
      }
    }),
  );
}

type Work = (edge: Edge, road: Road, body: unknown, attempts: number) => Promise<void>;

function workOf(queue: string): Work {
  switch (queue) {
    case 'webhooks':
      return async (edge, road, body) =>
        void (await handleDelivery(edge, road, body as WebhookMessage));
    case 'order-push':
      return (edge, road, body, attempts) => {
        const message = body as OrderPushMessage;
        const { accountId } = message;
        // Its row is owed its next turn whatever becomes of the message.
        if ('bulkId' in message) return bulkTurn(edge, road, { accountId, id: message.bulkId });
        if ('routingOf' in message)
          return road.routePush(accountId, message.routingOf).then(() => undefined);
        const { pushId } = message;
        const letter = {
          id: `push:${pushId}`,
          accountId,
          queue: 'order-push',
          subject: pushId,
        } as const;
        return orWriteDown(edge, letter, body, attempts, () => road.pushOrder(accountId, pushId));
      };
    case 'mirror':
      return (edge, road, body, attempts) => {
        const message = body as MirrorMessage;
        const { accountId } = message;
        // Its row is owed its next turn whatever becomes of the message.
        if ('trackingFile' in message)
          return trackingFileTurn(edge, road, { accountId, id: message.trackingFile }).finally(() =>
            edge.tell(accountId, { of: 'orders' }),
          );
        // A look and an act are owed in their rows whatever becomes of the message.
        if ('lookAt' in message)
          return road
            .lookAtBoth(accountId, message.lookAt, message.swept)
            .finally(() => edge.tell(accountId, { of: 'orders', id: message.lookAt }))
            .then(() => undefined);
        if ('actId' in message)
          return road
            .carryOut(accountId, message.actId)
            .finally(() => edge.tell(accountId, { of: 'orders' }))
            .then(() => undefined);
        const { shipmentId } = message;
        const letter = {
          id: `mirror:${shipmentId}`,
          accountId,
          queue: 'mirror',
          subject: shipmentId,
        } as const;
        return orWriteDown(edge, letter, body, attempts, () =>
          road.mirrorShipment(accountId, shipmentId),
        );
      };
    case 'stock':
      return async (edge, road, body) => {
        const done = await runStockErrand(edge, road, body as StockMessage);
        // Its ledger or gate owes it still and hands it over again; a store that asks to wait is asked by then at once.
        if (!done.ok && done.failure.kind === 'throttled')
          await edge.send.stock([body as StockMessage], done.failure.retryAfterSeconds * 1000);
      };
    case 'reconcile':
      return async (edge, road, body) => {
        const message = body as ReconcileMessage;
        if ('id' in message) return runReconcile(edge, message);
        const { store, platform } = await road.open(message.accountId, message.secondsOf);
        await settleSecondsOf(edge, store, platform);
      };
    case 'notices':
      return (edge, _road, body) => runChannel(edge, body as NoticesMessage);
    default:
      return (edge, _road, body) => fromDeadLetterQueue(edge, queue, body);
  }
}

/** The row stays owed, so the sweep tries again; the person sees why it does not go. Open dashboards are told. */
async function orWriteDown(
  edge: Edge,
  letter: Letter & { accountId: string },
  body: unknown,
  attempts: number,
  work: () => Promise<string>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (attempts < triesMax) throw error;
    const message = JSON.stringify(body);
    await recordDeadLetter(
      edge.database(letter.accountId),
      { ...letter, reason: reasonOf(error), message },
      edge.now(),
    );
  } finally {
    await edge.tell(letter.accountId, { of: 'orders' });
  }
}

/** What even its consumer could not write down (it was ended on the way) arrives here. */
async function fromDeadLetterQueue(edge: Edge, queue: string, body: unknown): Promise<void> {
  if (queue === 'webhooks-dead') {
    await handleSilent(edge, body as WebhookMessage);
    return;
  }
  const reason = 'Whoever handled it was ended on the way, several times.';
  // A bulk run, a push's routing and a list of tracking numbers are taken up again by the sweep.
  const message = body as OrderPushMessage | MirrorMessage;
  if ('trackingFile' in message || 'lookAt' in message || 'actId' in message) return;
  if (queue === 'order-push-dead' && ('bulkId' in message || 'routingOf' in message)) return;
  const { accountId, pushId, shipmentId } = body as Partial<PushMessage & ShipmentMessage>;
  const subject = pushId ?? shipmentId ?? 'unknown';
  const of = queue === 'mirror-dead' ? 'mirror' : 'order-push';
  await recordDeadLetter(
    edge.database(accountId),
    {
      id: `${of}:${subject}`,
      accountId,
      queue: of,
      subject,
      reason,
      message: JSON.stringify(body),
    },
    edge.now(),
  );
  if (accountId) await edge.tell(accountId, { of: 'orders' });
}

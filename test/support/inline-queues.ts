/** Queues in memory with the rules that matter: at least once, delays as hints, retries, lost when told so. */
import type { Road } from '../../worker/deps.ts';
import type { Edge } from '../../worker/edge.ts';
import { consume } from '../../worker/queues/consume.ts';

type QueueName = 'webhooks' | 'order-push' | 'mirror' | 'stock' | 'reconcile' | 'notices';

type Waiting = { queue: QueueName; body: unknown; at: number; attempts: number };

const retriesMax = 5;

export type InlineQueues = {
  send: (queue: QueueName) => (bodies: unknown[], delayMs?: number) => Promise<void>;
  /** Delivers what is due now, message by message. @returns how many were delivered */
  deliverDue: (edge: Edge, road: Road) => Promise<number>;
  nextAt: () => number | undefined;
  /** Drops everything waiting, as a killed local queue does. */
  loseAll: () => void;
  waiting: () => number;
};

export function inlineQueues(now: () => number): InlineQueues {
  let waiting: Waiting[] = [];
  const deliver = async (edge: Edge, road: Road, message: Waiting): Promise<void> => {
    let retryAfter: number | undefined;
    const attempts = message.attempts + 1;
    const batch = {
      queue: message.attempts > retriesMax ? `${message.queue}-dead` : message.queue,
      messages: [
        {
          id: 'm',
          timestamp: new Date(now()),
          body: message.body,
          attempts,
          ack: () => undefined,
          retry: (options?: { delaySeconds?: number }) => {
            retryAfter = (options?.delaySeconds ?? 0) * 1000;
          },
        },
      ],
      metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
      ackAll: () => undefined,
      retryAll: () => undefined,
    };
    await consume(edge, road, batch);
    if (retryAfter !== undefined) waiting.push({ ...message, attempts, at: now() + retryAfter });
  };
  return {
    send:
      (queue) =>
      async (bodies, delayMs = 0) => {
        for (const body of bodies)
          waiting.push({ queue, body: structuredClone(body), at: now() + delayMs, attempts: 0 });
      },
    deliverDue: async (edge, road) => {
      const due = waiting.filter((message) => message.at <= now());
      waiting = waiting.filter((message) => message.at > now());
      for (const message of due) await deliver(edge, road, message);
      return due.length;
    },
    nextAt: () =>
      waiting.length > 0 ? Math.min(...waiting.map((message) => message.at)) : undefined,
    loseAll: () => {
      waiting = [];
    },
    waiting: () => waiting.length,
  };
}

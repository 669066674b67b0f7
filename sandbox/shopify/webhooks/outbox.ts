// The webhooks of one store, kept with its other records: what waits, what went out, what was given up.
import type { State } from '../state.ts';

export type DeliveryStatus = 'waiting' | 'delivered' | 'given up' | 'dropped';

/** One webhook to one subscription; a doubled one is two records with the same webhook id. */
export type Delivery = {
  id: string;
  /** counts up over the store's life */
  sequence: number;
  webhookId: string;
  eventId: string;
  /** gid of the subscription it was made for */
  subscriptionId: string;
  /** 'orders/create' */
  topic: string;
  /** where it goes, as the subscription said at the time */
  uri: string;
  apiVersion: string;
  body: string;
  /** ms */
  triggeredAt: number;
  /** ms */
  dueAt: number;
  /** orders those due at the same moment, before `sequence` does */
  rank: number;
  tries: number;
  status: DeliveryStatus;
  /** what became of the last try: 'HTTP 200', 'no answer: …'; null before the first */
  outcome: string | null;
};

/** A delivery before it is kept. */
export type NewDelivery = Omit<Delivery, 'id' | 'sequence' | 'tries' | 'outcome'>;

export type Outbox = {
  add(delivery: NewDelivery): void;
  /** waiting and due, earliest first */
  due(now: number): Delivery[];
  /** the delivery as it is, while it waits */
  waiting(id: string): Delivery | undefined;
  /** ms of the earliest waiting one */
  nextDueAt(): number | undefined;
  settle(delivery: Delivery, status: 'delivered' | 'given up', outcome: string): void;
  tryLater(delivery: Delivery, outcome: string, dueAt: number): void;
  /** newest first: all that wait, and the last settled ones */
  latest(limit: number): Delivery[];
};

const keptSettled = 500;

/** @param state a webhook is kept or lost with the transaction of the change it tells of */
export function openOutbox(state: Pick<State, 'collection' | 'count' | 'transaction'>): Outbox {
  const waiting = state.collection<Delivery>('webhookWaiting');
  const settled = state.collection<Delivery>('webhookSettled');
  const keepSettled = (delivery: Delivery) => {
    settled.put(delivery);
    if (settled.size <= keptSettled * 1.2) return;
    for (const { id } of settled.all().slice(0, settled.size - keptSettled)) settled.delete(id);
  };
  return {
    add: (fresh) => {
      const sequence = state.count('webhookDelivery') + 1;
      const delivery = { ...fresh, id: String(sequence), sequence, tries: 0, outcome: null };
      if (fresh.status === 'waiting') waiting.put(delivery);
      else keepSettled(delivery);
    },
    due: (now) =>
      waiting
        .where(({ dueAt }) => dueAt <= now)
        .sort((a, b) => a.dueAt - b.dueAt || a.rank - b.rank || a.sequence - b.sequence),
    waiting: (id) => waiting.get(id),
    nextDueAt: () => {
      let earliest: number | undefined;
      for (const { dueAt } of waiting.all())
        if (earliest === undefined || dueAt < earliest) earliest = dueAt;
      return earliest;
    },
    settle: (delivery, status, outcome) =>
      state.transaction(() => {
        waiting.delete(delivery.id);
        keepSettled({ ...delivery, status, outcome, tries: delivery.tries + 1 });
      }),
    tryLater: (delivery, outcome, dueAt) => {
      waiting.put({ ...delivery, outcome, dueAt, tries: delivery.tries + 1 });
    },
    latest: (limit) =>
      [...waiting.all(), ...settled.all()].sort((a, b) => b.sequence - a.sequence).slice(0, limit),
  };
}

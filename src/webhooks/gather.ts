/**
 * Deliveries about one order that come shortly after one another are handed over as one: placing, paying and changing an
 * order is three webhooks, and one reading has it all. So are those about one product. Each stays a row of its own (WH1),
 * ended by what ends the first.
 */
import { isOurs } from '../order-push/reference.ts';
import type { PlatformEvent } from '../platforms/platform-event.ts';
import type { SyncSql } from '../shared/sync-sql.ts';
import type { Delivery } from './delivery.ts';

/**
 * The first of them waits this long for the others. A store sends an order's webhooks within about a second of one
 * another; the sold units count meanwhile, since its own stock webhooks do not wait.
 */
export const gatherMs = 2_000;

/** Deliveries of our own begin so: nothing follows them, they go at once. */
const ownTopics = 'crossdock/';

/**
 * What a delivery is about, where others may be about the same: its order, changed or shipped, or its product. Undefined
 * where it goes at once, by itself.
 */
export const subjectOf = ({
  topic,
  event,
}: Pick<Delivery, 'topic' | 'event'>): string | undefined =>
  topic.startsWith(ownTopics) ? undefined : (orderOf(event) ?? productOf(event));

/** The order that an event is about; all of one order meet in one inbox. */
export const orderOf = (event: PlatformEvent): string | undefined =>
  isAboutOrder(event) || event.kind === 'order-touched' || event.kind === 'shipment-changed'
    ? event.orderId
    : undefined;

const productOf = (event: PlatformEvent): string | undefined =>
  event.kind === 'listings-changed' || event.kind === 'product-gone' ? event.productId : undefined;

/**
 * The delivery that a new one joins: about the same, and not handed over yet. One that comes after the hand-over has a
 * turn of its own, since the reading may have begun before the change it tells of.
 */
export function leaderFor(sql: SyncSql, subject: string): string | undefined {
  const [row] = sql.all<{ key: string }>(
    `SELECT key FROM deliveries WHERE subject = ? AND tries = 0 AND leader IS NULL
       AND done_at IS NULL AND replays = 0`,
    subject,
  );
  return row?.key;
}

/** Counts the hand-over for those that joined. @returns what is to be done for all of them, at least one event */
export function handOverTogether(
  sql: SyncSql,
  leader: string,
  own: PlatformEvent,
): PlatformEvent[] {
  const led = sql.all<{ event: string }>(
    `UPDATE deliveries SET tries = tries + 1 WHERE leader = ? AND done_at IS NULL RETURNING event`,
    leader,
  );
  return withoutRepeats([own, ...led.map((row) => JSON.parse(row.event) as PlatformEvent)]);
}

/**
 * Pure: the fewest events that lose nothing of those. An order is read once however often it changed; that an order of
 * ours is at its source and that it was cancelled there are two things to be done; that it was refunded or edited goes with
 * either. Of what two deliveries show of one product nobody knows which was the last: it is read.
 */
export function withoutRepeats(events: PlatformEvent[]): PlatformEvent[] {
  const orders = events.filter(isAboutOrder);
  const reference = orders.find((event) => isOurs(event.sourceIdentifier))?.sourceIdentifier;
  const ofOrder = (kind: OrderEvent['kind']): OrderEvent[] => {
    const one = orders.find((event) => event.kind === kind);
    return one ? [{ ...one, sourceIdentifier: reference ?? one.sourceIdentifier }] : [];
  };
  const cancelled = ofOrder('order-cancelled');
  const touched = cancelled.length > 0 ? [] : events.filter(({ kind }) => kind === 'order-touched');
  const isRead = cancelled.length > 0 || touched.length > 0;
  const changed = isRead && reference === undefined ? [] : ofOrder('order-changed');
  const rest = withoutDoubt(
    events.filter((event) => !isAboutOrder(event) && event.kind !== 'order-touched'),
  );
  return [
    ...changed,
    ...cancelled,
    ...touched.slice(0, 1),
    ...new Map(rest.map((event) => [JSON.stringify(event), event])).values(),
  ];
}

/** Products that are shown in several ways, without what differs. */
function withoutDoubt(events: PlatformEvent[]): PlatformEvent[] {
  const shown = new Map<string, Set<string>>();
  for (const event of events)
    if (event.kind === 'listings-changed')
      shown.set(
        event.productId,
        (shown.get(event.productId) ?? new Set()).add(JSON.stringify(event)),
      );
  return events.map((event) =>
    event.kind === 'listings-changed' && (shown.get(event.productId)?.size ?? 0) > 1
      ? { ...event, title: undefined, variants: undefined }
      : event,
  );
}

type OrderEvent = Extract<PlatformEvent, { kind: 'order-changed' | 'order-cancelled' }>;

const isAboutOrder = (event: PlatformEvent): event is OrderEvent =>
  event.kind === 'order-changed' || event.kind === 'order-cancelled';

/** What stands in the list of those that joined. */
export const togetherWith = (topic: string, outcome: string): string =>
  `read together with ${topic}: ${outcome}`;

/** A delivery in words: what it tells, what it is about, and what became of it. Pure. */
import type { PlatformEvent } from '../../src/platforms/platform-event.ts';
import { tail } from '../../src/shared/ids.ts';
import { failureOf } from '../words.ts';
import type { Delivery } from './types.ts';

const topics: Readonly<Record<string, string>> = {
  'app/uninstalled': 'App removed',
  'bulk_operations/finish': 'Export finished',
  'crossdock/again': 'Units to be pushed again',
  'crossdock/asked': 'Order to be pushed or looked at again',
  'crossdock/stock-came': 'The source has more of it',
  'crossdock/waits': 'Order that waits, looked at again',
  'crossdock/withdrawn': 'Order decided about again',
  'fulfillment_orders/hold_released': 'Hold lifted',
  'fulfillment_orders/moved': 'Shipped from another location',
  'fulfillment_orders/order_routing_complete': 'Location chosen',
  'fulfillments/create': 'Shipment made',
  'fulfillments/update': 'Shipment changed',
  'inventory_items/delete': 'SKU deleted',
  'inventory_items/update': 'SKU changed',
  'inventory_levels/connect': 'Stocked at a location',
  'inventory_levels/disconnect': 'No longer stocked at a location',
  'inventory_levels/update': 'Stock changed',
  'locations/activate': 'Location opened',
  'locations/create': 'Location added',
  'locations/deactivate': 'Location closed',
  'locations/delete': 'Location deleted',
  'locations/update': 'Location changed',
  'orders/cancelled': 'Order cancelled',
  'orders/create': 'Order placed',
  'orders/delete': 'Order deleted',
  'orders/edited': 'Order edited',
  'orders/fulfilled': 'Order shipped',
  'orders/paid': 'Order paid',
  'orders/partially_fulfilled': 'Order partly shipped',
  'orders/risk_assessment_changed': 'Fraud analysis changed',
  'orders/updated': 'Order changed',
  'products/create': 'Product added',
  'products/delete': 'Product deleted',
  'products/update': 'Product changed',
  'refunds/create': 'Order refunded',
  'returns/approve': 'Return approved',
  'returns/cancel': 'Return cancelled',
  'returns/close': 'Return closed',
  'returns/decline': 'Return declined',
  'returns/process': 'Return processed',
  'returns/reopen': 'Return opened again',
  'returns/request': 'Return requested',
  'returns/update': 'Return changed',
};

/** For topics without words of their own. */
const kinds: Readonly<Record<PlatformEvent['kind'], string>> = {
  'order-changed': 'Order changed',
  'order-cancelled': 'Order cancelled',
  'order-deleted': 'Order deleted',
  'order-touched': 'Order refunded, edited or returned',
  'shipment-changed': 'Shipment changed',
  'routing-changed': 'Shipped from elsewhere',
  'stock-changed': 'Stock changed',
  'listings-changed': 'Product changed',
  'product-gone': 'Product deleted',
  'listing-changed': 'SKU changed',
  'listing-gone': 'SKU deleted',
  'locations-changed': 'Locations changed',
  'export-finished': 'Export finished',
  'store-left': 'App removed',
  unreadable: 'Not readable',
  'nothing-to-do': 'Something else',
};

export const topicWords = ({ topic, event }: Pick<Delivery, 'topic' | 'event'>): string =>
  Object.hasOwn(topics, topic) ? (topics[topic] ?? topic) : kinds[event.kind];

type About = Pick<Delivery, 'event' | 'order' | 'listing' | 'location'>;

/** Empty where its topic says it all. */
export function aboutWords({ event, order, listing, location }: About): string {
  switch (event.kind) {
    case 'order-changed':
    case 'order-cancelled':
    case 'order-deleted':
    case 'order-touched':
      return order?.name ?? `Order ${tail(event.orderId)}`;
    case 'shipment-changed':
      return `Shipment of ${order?.name ?? `order ${tail(event.orderId)}`}`;
    case 'stock-changed': {
      const what = listing ?? `Listing ${tail(event.inventoryItemId)}`;
      const where = location ?? `location ${tail(event.locationId)}`;
      const units = event.available === undefined ? 'to be read' : event.available;
      return `${what} at ${where}: ${units}`;
    }
    case 'listings-changed':
      return event.title ?? `Product ${tail(event.productId)}`;
    case 'product-gone':
      return `Product ${tail(event.productId)}`;
    case 'listing-changed':
      return event.sku || `Listing ${tail(event.inventoryItemId)}`;
    case 'listing-gone':
      return `Listing ${tail(event.inventoryItemId)}`;
    case 'locations-changed':
    case 'routing-changed':
    case 'export-finished':
    case 'store-left':
    case 'unreadable':
    case 'nothing-to-do':
      return '';
  }
}

/** A sentence; a next try is told beside it. */
export function outcomeWords({
  status,
  outcome,
  tries,
  topic,
}: Pick<Delivery, 'status' | 'outcome' | 'tries' | 'topic'>): string {
  if (status === 'waiting') {
    if (outcome !== null) return sentence(failureOf(outcome).says);
    return tries === 0 ? 'About to be handled.' : 'Handed over, no answer yet.';
  }
  const said = (outcome ?? 'done').replace(/^dead: /, '');
  // Its topic stands beside it already.
  return sentence(inWords(said.startsWith(`${topic}: `) ? said.slice(topic.length + 2) : said));
}

/** Of `#1001: plan-too-low`, the part that is a kind of ours. */
function inWords(said: string): string {
  const [, of, kind] = /^(.+): ([a-z-]+)$/.exec(said) ?? [];
  if (!of || !kind) return said;
  return `${of}: ${kind === 'known' ? 'confirmed before' : failureOf(kind).says}`;
}

const sentence = (text: string): string => {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
};

/** How often it was tried, and what else stands behind the row. */
export function triesWords({
  tries,
  replays,
  times,
}: Pick<Delivery, 'tries' | 'replays' | 'times'>): string[] {
  return [
    tries === 1 ? '1 try' : `${tries} tries`,
    ...(replays > 0 ? [replays === 1 ? 'replayed once' : `replayed ${replays} times`] : []),
    ...(times > 1 ? [`stands for ${times} deliveries`] : []),
  ];
}

/** What is said about many that go again. */
export function replayedWords({ replayed, gone }: { replayed: number; gone: number }): string {
  const went = replayed === 1 ? 'One delivery goes again.' : `${replayed} deliveries go again.`;
  if (gone === 0) return went;
  const lost = `${gone === 1 ? 'One is' : `${gone} are`} not kept any more.`;
  return replayed === 0 ? lost : `${went} ${lost}`;
}

/** What is said about letters that were tried again. */
export function againWords(counts: { again: number; settled: number; unreadable: number }): string {
  const { again, settled, unreadable } = counts;
  const said = [
    ...(again > 0 ? [again === 1 ? 'One goes again.' : `${again} go again.`] : []),
    ...(settled > 0
      ? [`${settled === 1 ? 'One has' : `${settled} have`} nothing left to do and left the list.`]
      : []),
    ...(unreadable > 0
      ? [`${unreadable === 1 ? 'One stays' : `${unreadable} stay`}: the message cannot be read.`]
      : []),
  ];
  return said.join(' ') || 'Nothing was there any more.';
}

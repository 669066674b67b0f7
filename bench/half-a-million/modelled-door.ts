/**
 * Brings a store's webhooks to our own door, which takes so many a second and no more: others queue before it, as they
 * would before a busy one. What is answered is answered by the real receive path; when, by the model.
 */
import { createHmac } from 'node:crypto';
import type { World, WorldStore } from '../../test/support/world.ts';
import type { Changed } from './light-store.ts';

/** Shopify gives up on an answer after five seconds (shopify.dev, webhooks: delivery structure). */
const answerWithinMs = 5_000;
/** A webhook leaves a little after its change. */
const leavesAfterMs = 500;

type Waiting = { change: Changed; answeredAt: number };

export type ModelledDoor = {
  /** The store tells of these changes. */
  tell: (changes: Changed[]) => void;
  /** Receives what the door has come to by now. */
  answerDue: () => Promise<void>;
  /** When the next is answered, ms. */
  nextAt: () => number | undefined;
  counts: { accepted: number; refused: number; late: number; longestMs: number };
};

/** @param rowsPerSecond deliveries that the door takes each second */
export function openModelledDoor(
  world: World,
  store: WorldStore,
  rowsPerSecond: number,
): ModelledDoor {
  const counts = { accepted: 0, refused: 0, late: 0, longestMs: 0 };
  const waiting: Waiting[] = [];
  let first = 0;
  let freeAt = 0;
  let sent = 0;
  return {
    counts,
    tell: (changes) => {
      const arrivesAt = world.clock.now() + leavesAfterMs;
      for (const change of changes) {
        freeAt = Math.max(freeAt, arrivesAt) + 1000 / rowsPerSecond;
        counts.longestMs = Math.max(counts.longestMs, freeAt - arrivesAt);
        if (freeAt - arrivesAt > answerWithinMs) counts.late += 1;
        waiting.push({ change, answeredAt: freeAt });
      }
    },
    answerDue: async () => {
      const due: Changed[] = [];
      for (let next = waiting[first]; next && next.answeredAt <= world.clock.now(); ) {
        due.push(next.change);
        first += 1;
        next = waiting[first];
      }
      const answers = await Promise.all(
        due.map((change) => {
          sent += 1;
          return world.post(deliveryOf(store, change, sent));
        }),
      );
      for (const { ok } of answers) counts[ok ? 'accepted' : 'refused'] += 1;
    },
    nextAt: () => waiting[first]?.answeredAt,
  };
}

/** As Shopify sends it, REST-shaped (shopify.dev, webhook topics: inventory_levels/update). */
function deliveryOf({ id, secret, shop }: WorldStore, change: Changed, number: number): Request {
  const body = JSON.stringify({
    inventory_item_id: change.item,
    location_id: change.location,
    available: change.available,
    updated_at: change.at,
    admin_graphql_api_id: `gid://shopify/InventoryLevel/${change.location}?inventory_item_id=${change.item}`,
  });
  return new Request(`http://crossdock.test/webhooks/shopify/${id}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': 'inventory_levels/update',
      'x-shopify-webhook-id': `echo-${number}`,
      'x-shopify-shop-domain': shop,
      'x-shopify-api-version': '2026-10',
      'x-shopify-triggered-at': change.at,
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    },
    body,
  });
}

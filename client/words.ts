/** Every sentence shown for a kind. Each record is total: a new kind without words does not compile (rule 6). */
import { decisionWords } from '../src/order-push/decision-words.ts';
import type { LineHold } from '../src/order-push/decisions.ts';
import { failureWords, type Said } from '../src/platforms/failure-words.ts';
import type { PlatformFailureKind } from '../src/platforms/platform-failure.ts';
import type { Plan } from '../src/stores/plan.ts';
import type { StoreState } from '../src/stores/store.ts';
import type { LiveState } from './live/live-state.ts';

export { decisionWords } from '../src/order-push/decision-words.ts';
export {
  actStateWords,
  cancelledWord,
  deliveryWords,
  fulfillmentWords,
  linePushWords,
  paymentWords,
  pushStateWords,
  pushStatusWords,
  shipmentStateWords,
  sourceStateWords,
} from '../src/orders/status-words.ts';

/** Why a line stays on its store (OP6). */
export const holdWords: Record<LineHold, Said> = {
  'nothing-to-ship': { says: 'needs no shipping', next: 'Nothing to do.' },
  'sku-empty': {
    says: 'has no SKU',
    next: 'This order’s line keeps none. Give its product the source’s SKU for orders to come.',
  },
  'sku-not-on-source': {
    says: 'its SKU is not on the source store',
    next: 'Add it there, or correct the SKU.',
  },
  'sku-duplicate-on-source': {
    says: 'its SKU is on several source listings',
    next: 'Make the SKU unique at the source, or link it by hand on the Products page.',
  },
  'not-linked': {
    says: 'is not linked to a source listing',
    next: 'Link it on the Products page.',
  },
  'link-paused': {
    says: 'its link is paused',
    next: 'Resume it on the Products page.',
  },
  'stock-tracking-off': {
    says: 'its stock is not tracked',
    next: 'Turn stock tracking on in both stores.',
  },
  'first-levels-wait': {
    says: 'its first levels wait for Apply, as its store is being connected',
    next: 'Look at its first levels and press Apply: it goes by itself then.',
  },
  'currency-differs': {
    says: 'its source lists prices in another currency',
    next: 'Choose the customer’s prices in Order Push Settings.',
  },
  'too-few': {
    says: 'the source store has too few units',
    next: 'It goes by itself once the source has more.',
  },
  'not-routed': {
    says: 'its store has not chosen a location to ship from',
    next: 'It is looked at again when the store has.',
  },
  'location-not-mapped': {
    says: 'its location is in no Location Group',
    next: 'Add the location to a Location Group.',
  },
};

/** Whether the page changes by itself. */
export const liveWords: Record<LiveState, Said> = {
  connecting: { says: 'Connecting', next: 'Live changes are about to begin.' },
  live: { says: 'Live', next: 'What happens shows here at once.' },
  polling: {
    says: 'Every 5 s',
    next: 'The live connection is gone; the page asks every 5 seconds.',
  },
  offline: {
    says: 'Offline',
    next: 'Crossdock cannot be reached. What is shown is the last that was read; it goes on by itself.',
  },
};

/** What to do when a person's Ship fails so: nothing is shipped again by itself. */
export const shipAgainWords: Record<PlatformFailureKind, string> = {
  refused: 'Mend what it names, then press Ship again.',
  'address-refused': 'Correct the address there, then press Ship again.',
  'too-few': 'Add stock there, then press Ship again.',
  'shipped-by-hand': 'Choose on the order’s page which number counts.',
  throttled: 'Press Ship again in a moment.',
  unreachable: 'Press Ship again once it answers.',
  unknown: 'Press Ship again: only what is still open there is shipped, never anything twice.',
  unauthorized: 'Connect the store again, then press Ship.',
  forbidden: 'Check the app’s rights there, then press Ship again.',
  paused: 'Connect the store again, then press Ship a minute later.',
  'not-found': 'Look at the order in its store.',
  'not-now': 'Lift the hold there, then press Ship again.',
  'unreadable-reply':
    'Press Ship again: only what is still open there is shipped, never anything twice.',
};

export const planWords: Record<Plan, string> = {
  starter: 'Starter',
  traction: 'Traction',
  scale: 'Scale',
};

/** How a store stands with us, and what a person can do. */
export const storeStateWords: Record<StoreState, Said> = {
  working: { says: 'Working', next: '' },
  unauthorized: {
    says: 'Needs reconnecting',
    next: 'It refuses our token. Connect it again with a new one; what waits goes on then.',
  },
  forbidden: {
    says: 'Shut',
    next: 'It does not let us in: a frozen or locked store, or a right the app lacks. Look into its admin.',
  },
  left: {
    says: 'Disconnected',
    next: 'The app was removed there. Connect it again to go on; its orders and numbers are kept.',
  },
};

const queues: Record<string, string> = {
  webhooks: 'Webhook',
  'order-push': 'Push',
  mirror: 'Tracking',
  stock: 'Stock',
};

/** What kind of work gave up. */
export const queueWords = (queue: string): string => lookUp(queues, queue) ?? queue;

/** A failure's words by the kind as stored; a withdrawn push stores a decision there. */
export const failureOf = (kind: string): Said =>
  lookUp(failureWords, kind) ?? lookUp(decisionWords, kind) ?? { says: kind, next: '' };

function lookUp<Kind extends string, Words>(
  words: Record<Kind, Words>,
  kind: string,
): Words | undefined {
  return Object.hasOwn(words, kind) ? words[kind as Kind] : undefined;
}

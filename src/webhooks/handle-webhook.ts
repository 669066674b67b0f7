/** Sends a kept delivery to its chapter. It is only a hint: every chapter reads the store before it acts (rule 1). */

import type { ListingEvent } from '../catalog/note-listings.ts';
import { isOurs } from '../order-push/reference.ts';
import type { PlatformEvent } from '../platforms/platform-event.ts';
import { mayPassByItself, type PlatformFailure } from '../platforms/platform-failure.ts';
import { assertNever } from '../shared/assert.ts';
import type { Result } from '../shared/result.ts';

export type StoreRoles = { source: boolean; destination: boolean };

export type HandleWebhookDeps = {
  loadRoles: (storeId: string) => Promise<StoreRoles>;
  /** Reads, records, charges and decides a destination order. */
  takeOrder: (storeId: string, platformOrderId: string) => Promise<Result<string, PlatformFailure>>;
  /** The order that a group of things to ship belongs to. */
  findOrderOfGroup: (
    storeId: string,
    groupId: string,
  ) => Promise<Result<{ orderId: string }, PlatformFailure>>;
  /** Whether a source store may route an order outside a Location Group at all. */
  mayRouteOutside: (storeId: string) => Promise<boolean>;
  /** A source store routed an order, or moved it. */
  noteRouting: (storeId: string, orderId: string) => Promise<Result<string, PlatformFailure>>;
  /** A pushed order was seen at the source store. */
  confirmPush: (
    storeId: string,
    seen: { reference: string; platformOrderId: string },
  ) => Promise<Result<string, PlatformFailure>>;
  /** A pushed order was seen cancelled at the source store. */
  noteSourceCancelled: (
    storeId: string,
    seen: { reference: string; platformOrderId: string },
  ) => Promise<Result<string, PlatformFailure>>;
  /** An order of a source store was cancelled, refunded, edited or deleted. @returns whether it is one of ours */
  noteTouchedAtSource: (storeId: string, platformOrderId: string) => Promise<boolean>;
  /** Something happened to an order of a destination that its reading may not show. */
  noteTouched: (storeId: string, platformOrderId: string) => Promise<void>;
  /** A shipment was seen at a source store. */
  noteShipment: (
    storeId: string,
    seen: { shipmentId: string },
  ) => Promise<Result<string, PlatformFailure>>;
  /** The store says what it has of an inventory item at a location. */
  noteStock: (
    storeId: string,
    seen: Extract<PlatformEvent, { kind: 'stock-changed' }>,
  ) => Promise<string>;
  /** Listings of the store changed. */
  noteListings: (
    storeId: string,
    event: ListingEvent,
    isRepeated: boolean,
  ) => Promise<Result<string, PlatformFailure>>;
  readLocations: (storeId: string) => Promise<Result<string, PlatformFailure>>;
  /** Whoever waits for that export goes on. */
  exportFinished: (storeId: string, exportId: string) => Promise<void>;
  /** Asks a store anything at all: whether it lets us in. */
  askShop: (storeId: string) => Promise<Result<unknown, PlatformFailure>>;
  markStoreLeft: (storeId: string) => Promise<void>;
};

/** What became of it, in words for the list of deliveries; or why it has to come again; or why it cannot. */
export type Handled =
  /** `quiet`: open dashboards need not be told: nothing changed, or what goes on from here tells them in a moment. */
  | { kind: 'done'; what: string; quiet?: true }
  | { kind: 'again'; failure: PlatformFailure }
  | { kind: 'cannot'; why: string };

/** @param isRepeated it was handed over before, and what became of that is not known */
export async function handleWebhook(
  deps: HandleWebhookDeps,
  storeId: string,
  event: PlatformEvent,
  isRepeated = false,
): Promise<Handled> {
  switch (event.kind) {
    case 'unreadable':
      return { kind: 'cannot', why: event.reason };
    case 'nothing-to-do':
      return { kind: 'done', what: `nothing to do for ${event.topic}` };
    case 'stock-changed':
      return { kind: 'done', what: await deps.noteStock(storeId, event) };
    case 'listings-changed':
    case 'product-gone':
    case 'listing-changed':
    case 'listing-gone':
      return quietly(await deps.noteListings(storeId, event, isRepeated));
    case 'locations-changed':
      return answered(await deps.readLocations(storeId));
    case 'order-touched':
    case 'order-deleted':
      return orderTouched(deps, storeId, event);
    case 'export-finished':
      await deps.exportFinished(storeId, event.exportId);
      return { kind: 'done', what: 'an export is finished' };
    case 'store-left':
      return storeLeft(deps, storeId);
    case 'order-changed':
    case 'order-cancelled':
      return orderChanged(deps, storeId, event);
    case 'routing-changed':
      return routingChanged(deps, storeId, event);
    case 'shipment-changed': {
      const roles = await deps.loadRoles(storeId);
      if (!roles.source)
        return { kind: 'done', what: 'a shipment at a store that ships for nobody' };
      return answered(await deps.noteShipment(storeId, { shipmentId: event.shipmentId }));
    }
    default:
      return assertNever(event);
  }
}

/** That may come late, after the store was connected again: what it says itself counts, and a store that left lets nobody in. */
async function storeLeft(deps: HandleWebhookDeps, storeId: string): Promise<Handled> {
  const asked = await deps.askShop(storeId);
  if (asked.ok) return { kind: 'done', what: 'it lets us in: it was connected again since' };
  if (mayPassByItself[asked.failure.kind]) return { kind: 'again', failure: asked.failure };
  await deps.markStoreLeft(storeId);
  return { kind: 'done', what: 'the store left' };
}

/**
 * An order at a destination is taken; one of ours at a source is looked at where it was moved, or where the source may
 * route it wrongly at all.
 */
async function routingChanged(
  deps: HandleWebhookDeps,
  storeId: string,
  { groupId, isMove }: Extract<PlatformEvent, { kind: 'routing-changed' }>,
): Promise<Handled> {
  const { source, destination } = await deps.loadRoles(storeId);
  const isWatched = source && (isMove || (await deps.mayRouteOutside(storeId)));
  if (!destination && !isWatched)
    return { kind: 'done', what: 'an order of a store that sells for nobody' };
  const found = await deps.findOrderOfGroup(storeId, groupId);
  if (!found.ok)
    return found.failure.kind === 'not-found'
      ? { kind: 'done', what: 'it is gone again' }
      : { kind: 'again', failure: found.failure };
  const { orderId } = found.value;
  if (isWatched) {
    const noted = await deps.noteRouting(storeId, orderId);
    if (!noted.ok || !destination) return quietly(noted);
  }
  return answered(await deps.takeOrder(storeId, orderId));
}

/** Refunded, edited, returned or deleted: what of it is to be done at the other store, a look at both says. */
async function orderTouched(
  deps: HandleWebhookDeps,
  storeId: string,
  { kind, orderId }: Extract<PlatformEvent, { kind: 'order-touched' | 'order-deleted' }>,
): Promise<Handled> {
  const roles = await deps.loadRoles(storeId);
  const isPushed = roles.source && (await deps.noteTouchedAtSource(storeId, orderId));
  if (!roles.destination)
    return {
      kind: 'done',
      what: isPushed ? `${kind}: both orders are looked at` : 'an order of the source store itself',
      quiet: true,
    };
  if (kind === 'order-deleted') {
    await deps.noteTouched(storeId, orderId);
    return { kind: 'done', what: `${kind}: seen` };
  }
  const taken = await deps.takeOrder(storeId, orderId);
  if (taken.ok) await deps.noteTouched(storeId, orderId);
  return answered(taken);
}

/** An order of ours at a source confirms its push; an order at a destination is taken. */
async function orderChanged(
  deps: HandleWebhookDeps,
  storeId: string,
  event: Extract<PlatformEvent, { kind: 'order-changed' | 'order-cancelled' }>,
): Promise<Handled> {
  const roles = await deps.loadRoles(storeId);
  const platformOrderId = event.orderId;
  if (isOurs(event.sourceIdentifier)) {
    const reference = event.sourceIdentifier;
    const seen = { reference, platformOrderId };
    const answer =
      event.kind === 'order-cancelled'
        ? await deps.noteSourceCancelled(storeId, seen)
        : await deps.confirmPush(storeId, seen);
    if (answer.ok && event.kind === 'order-cancelled')
      await deps.noteTouchedAtSource(storeId, platformOrderId);
    // A store that is also a destination sold it, as far as its own source is concerned (stock rule 10).
    if (!answer.ok || !roles.destination)
      return event.kind === 'order-cancelled' ? answered(answer) : quietly(answer);
    return answered(await deps.takeOrder(storeId, platformOrderId));
  }
  if (!roles.destination) return { kind: 'done', what: 'an order of the source store itself' };
  return answered(await deps.takeOrder(storeId, platformOrderId));
}

/** Nothing is new of a push that is known; of another, the queue it goes to tells. */
const quietly = (result: Result<string, PlatformFailure>): Handled => {
  const handled = answered(result);
  return handled.kind === 'done' ? { ...handled, quiet: true } : handled;
};

const answered = (result: Result<string, PlatformFailure>): Handled =>
  result.ok ? { kind: 'done', what: result.value } : { kind: 'again', failure: result.failure };

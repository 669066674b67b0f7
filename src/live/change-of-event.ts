/** What an open dashboard is told of a delivery that was handled: nothing, where it shows nothing of it. */
import { isOurs } from '../order-push/reference.ts';
import type { PlatformEvent } from '../platforms/platform-event.ts';
import { assertNever } from '../shared/assert.ts';
import { orderIdOf } from '../shared/ids.ts';
import type { Change } from './change.ts';

export function changeOfEvent(storeId: string, event: PlatformEvent): Change | undefined {
  switch (event.kind) {
    case 'order-changed':
    case 'order-cancelled':
      // At the source store the event names the source order, and which order that belongs to was not read here.
      return isOurs(event.sourceIdentifier)
        ? { of: 'orders' }
        : { of: 'orders', id: orderIdOf(storeId, event.orderId) };
    case 'shipment-changed':
    case 'routing-changed':
    case 'order-touched':
    case 'order-deleted':
      return { of: 'orders' };
    case 'store-left':
      return { of: 'stores' };
    case 'listings-changed':
    case 'product-gone':
    case 'listing-changed':
    case 'listing-gone':
    case 'locations-changed':
    case 'export-finished':
    case 'stock-changed':
    case 'unreadable':
    case 'nothing-to-do':
      return undefined;
    default:
      return assertNever(event);
  }
}

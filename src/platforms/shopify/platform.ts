/** One Shopify store behind the platform port (Admin GraphQL, version 2026-10). */
import { fail } from '../../shared/result.ts';
import type { Answer, Platform } from '../platform.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { shopifyAdminPages } from './admin-pages.ts';
import { fetchAftermath } from './aftermath.ts';
import { cancelOrder, cancelSourceOrder } from './cancel-order.ts';
import { approveReturn, cancelReturn, closeReturn, declineReturn } from './change-return.ts';
import { cancelShipment, tellDelivery, updateTracking } from './change-shipment.ts';
import { type ShopifyClient, shopifyClient } from './client.ts';
import { correctAddress } from './correct-address.ts';
import { createRefund } from './create-refund.ts';
import { createReturn } from './create-return.ts';
import { createShipment } from './create-shipment.ts';
import { createSourceOrder } from './create-source-order.ts';
import { editLines } from './edit-lines.ts';
import { fetchExport, startLevelsExport, startListingsExport } from './exports.ts';
import { findGoneOrders } from './find-gone-orders.ts';
import { fetchListingsOf, findListings } from './find-listings.ts';
import { findOrders } from './find-orders.ts';
import { findSourceOrders } from './find-source-orders.ts';
import { fetchLevels } from './levels.ts';
import { fetchLevelsPage } from './levels-page.ts';
import { countListings, fetchListings, fetchListingsOfProduct } from './listings.ts';
import { moveShippable } from './move-shippable.ts';
import { openExport } from './open-export.ts';
import { fetchOpenOrders } from './open-orders.ts';
import { fetchOrder } from './order.ts';
import { fetchOrderable } from './orderable.ts';
import { fetchOrdersChanged } from './orders-changed.ts';
import { prepareReferences } from './prepare-references.ts';
import { fetchPrices } from './prices.ts';
import { processReturn } from './process-return.ts';
import { registerWebhooks } from './register-webhooks.ts';
import { adjustLevel, setLevels, stockAt } from './set-levels.ts';
import { fetchShipment, fetchShipments } from './shipments.ts';
import { fetchOrderOfGroup, fetchShippable } from './shippable.ts';
import { fetchLocations, fetchShop } from './shop.ts';

export function shopifyPlatform(options: PlatformOptions): Platform {
  const store = shopifyClient(options);
  const client = ofTheStore(store);
  return {
    name: 'shopify',
    capabilities: { compareAndSet: true, uniqueOrderReference: true, takesStock: 'when-placed' },
    orderUrl: (orderId) => shopifyAdminPages.orderUrl(options.baseUrl, orderId),
    fetchShop: reading(() => fetchShop(store)),
    fetchLocations: reading(() => fetchLocations(client)),
    fetchListings: reading((cursor) => fetchListings(client, cursor)),
    findListings: reading((skus) => findListings(client, skus)),
    countListings: reading(() => countListings(client)),
    fetchListingsOfProduct: reading((productId) => fetchListingsOfProduct(client, productId)),
    fetchListingsOf: reading((variantIds) => fetchListingsOf(client, variantIds)),
    fetchLevels: reading((ids) => fetchLevels(client, ids)),
    setLevels: changing((write) => setLevels(client, write)),
    adjustLevel: changing((adjustment) => adjustLevel(client, adjustment)),
    stockAt: changing((start) => stockAt(client, start)),
    fetchOrdersChanged: reading((since, cursor) => fetchOrdersChanged(client, since, cursor)),
    startLevelsExport: changing(() => startLevelsExport(client)),
    startListingsExport: changing(() => startListingsExport(client)),
    fetchExport: reading((exportId) => fetchExport(client, exportId)),
    openExport: reading((url, from) => openExport(options, url, from)),
    fetchLevelsPage: reading((since, cursor) => fetchLevelsPage(client, since, cursor)),
    cancelSourceOrder: changing((orderId) => cancelSourceOrder(client, orderId)),
    registerWebhooks: changing((address) => registerWebhooks(client, address)),
    prepareReferences: changing(() => prepareReferences(client)),
    fetchOrder: reading((orderId) => fetchOrder(client, orderId)),
    findOrders: reading((number) => findOrders(client, number)),
    fetchOpenOrders: reading((cursor) => fetchOpenOrders(client, cursor)),
    fetchOrderable: reading((inventoryItemIds) => fetchOrderable(client, inventoryItemIds)),
    fetchPrices: reading((variantIds) => fetchPrices(client, variantIds)),
    findSourceOrders: reading((reference) => findSourceOrders(client, reference)),
    findGoneOrders: reading((orderIds) => findGoneOrders(client, orderIds)),
    createSourceOrder: changing((draft) => createSourceOrder(client, draft, options.now())),
    fetchShipment: reading((shipmentId) => fetchShipment(client, shipmentId)),
    fetchShipments: reading((orderId) => fetchShipments(client, orderId)),
    fetchShippable: reading((orderId) => fetchShippable(client, orderId)),
    fetchOrderOfGroup: reading((groupId) => fetchOrderOfGroup(client, groupId)),
    moveShippable: changing((groupId, locationId, lines) =>
      moveShippable(client, groupId, locationId, lines),
    ),
    createShipment: changing((draft) => createShipment(client, draft)),
    updateTracking: changing((change) => updateTracking(client, change)),
    cancelShipment: changing((shipmentId) => cancelShipment(client, shipmentId)),
    tellDelivery: changing((told) => tellDelivery(client, told)),
    fetchAftermath: reading((orderId) => fetchAftermath(client, orderId)),
    cancelOrder: changing((cancel) => cancelOrder(client, cancel)),
    createRefund: changing((draft) => createRefund(client, draft)),
    editLines: changing((edit) => editLines(client, edit)),
    correctAddress: changing((correction) => correctAddress(client, correction)),
    createReturn: changing((draft) => createReturn(client, draft)),
    approveReturn: changing((returnId) => approveReturn(client, returnId)),
    declineReturn: changing((returnId, note) => declineReturn(client, returnId, note)),
    cancelReturn: changing((returnId) => cancelReturn(client, returnId)),
    processReturn: changing((units) => processReturn(client, units)),
    closeReturn: changing((returnId) => closeReturn(client, returnId)),
  };
}

/**
 * HTTP 404 speaks of the whole store: its API is not at this address now. For anybody who asks for one order it must
 * not look as if that order were gone; only an empty answer proves that.
 */
const ofTheStore = (client: ShopifyClient): ShopifyClient => ({
  async send(operation, variables, lane) {
    const answer = await client.send(operation, variables, lane);
    if (answer.ok || answer.failure.kind !== 'not-found') return answer;
    return fail({ kind: 'unreachable', message: answer.failure.message });
  },
});

type Call<Input extends unknown[], T> = (...input: Input) => Answer<T>;

/** A reading that trips over an answer of another shape than the schema's says so instead of throwing. */
const reading = <Input extends unknown[], T>(call: Call<Input, T>) =>
  guarded(call, (message) => ({ kind: 'unreadable-reply', message }));

/** A change whose answer cannot be understood may have happened. */
const changing = <Input extends unknown[], T>(call: Call<Input, T>) =>
  guarded(call, (message) => ({ kind: 'unknown', message }));

const guarded =
  <Input extends unknown[], T>(
    call: Call<Input, T>,
    failureOf: (message: string) => PlatformFailure,
  ): Call<Input, T> =>
  async (...input) => {
    try {
      return await call(...input);
    } catch (error) {
      const why = error instanceof Error ? error.name : 'an error';
      return fail(failureOf(`The store's answer has another shape than its schema (${why}).`));
    }
  };

// What can be done in a store: the same verbs the admin page, the GraphQL mutations and the stories use.
import type {
  FulfillmentOrderRecord,
  FulfillmentRecord,
  InventoryLevelRecord,
  JobRecord,
  LocationRecord,
  OrderRecord,
  ProductRecord,
  RefundRecord,
  RiskAssessment,
  VariantRecord,
} from '../records.ts';
import type { ReturnRecord } from '../return-record.ts';
import type { State } from '../state.ts';
import { type AssessRiskInput, assessRisk } from './assess-risk.ts';
import { type CancelOrderInput, cancelOrder } from './cancel-order.ts';
import { cancelShipment } from './cancel-shipment.ts';
import {
  type AddLocationInput,
  activateLocation,
  addLocation,
  type EditLocationInput,
  editLocation,
} from './change-location.ts';
import { type CreateProductInput, createProduct } from './create-product.ts';
import { type DeactivateLocationInput, deactivateLocation } from './deactivate-location.ts';
import { deleteOrder } from './delete-order.ts';
import { duplicateVariant } from './duplicate-variant.ts';
import { type EditLinesInput, editLines } from './edit-lines.ts';
import { type EditOrderInput, editOrder } from './edit-order.ts';
import {
  type HoldInput,
  holdFulfillmentOrder,
  releaseFulfillmentOrder,
} from './hold-fulfillment-order.ts';
import { type MoveFulfillmentOrderInput, moveFulfillmentOrder } from './move-fulfillment-order.ts';
import { type DeliveryEvent, type NoteDeliveryInput, noteDelivery } from './note-delivery.ts';
import type { Outcome } from './outcome.ts';
import { type PayOrderInput, payOrder } from './pay-order.ts';
import { type PlaceOrderInput, placeOrder } from './place-order.ts';
import { type RefundOrderInput, refundOrder } from './refund-order.ts';
import { removeProduct, removeVariants } from './remove-variant.ts';
import { reportProgress } from './report-progress.ts';
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  declineReturn,
  removeFromReturn,
  reopenReturn,
} from './returns/answer-return.ts';
import { type OpenReturnInput, openReturn } from './returns/open-return.ts';
import { type ProcessReturnInput, processReturn } from './returns/process-return.ts';
import { type AdjustStockInput, adjustStock, type SetStockInput, setStock } from './set-stock.ts';
import { settle } from './settle.ts';
import { type ShipOrderInput, shipOrder } from './ship-order.ts';
import { type UpdateTrackingInput, updateTracking } from './update-tracking.ts';
import { type UpdateVariantInput, updateVariant } from './update-variant.ts';

export type StoreActions = {
  /** a buyer's order: takes stock, writes the confirmation mail */
  placeOrder(input: PlaceOrderInput): Outcome<OrderRecord>;
  payOrder(input: PayOrderInput): Outcome<OrderRecord>;
  /** asks for it; `deliverDue` does it when the job is due */
  cancelOrder(input: CancelOrderInput): Outcome<JobRecord>;
  refundOrder(input: RefundOrderInput): Outcome<RefundRecord>;
  /** ships what is named, or all that is open: one shipment per location */
  shipOrder(input: ShipOrderInput): Outcome<FulfillmentRecord[]>;
  updateTracking(input: UpdateTrackingInput): Outcome<FulfillmentRecord>;
  cancelShipment(input: { fulfillmentId: string }): Outcome<FulfillmentRecord>;
  setStock(input: SetStockInput): Outcome<InventoryLevelRecord>;
  adjustStock(input: AdjustStockInput): Outcome<InventoryLevelRecord>;
  moveFulfillmentOrder(input: MoveFulfillmentOrderInput): Outcome<FulfillmentOrderRecord>;
  holdFulfillmentOrder(input: HoldInput): Outcome<FulfillmentOrderRecord>;
  /** ends every hold of it */
  releaseFulfillmentOrder(input: { fulfillmentOrderId: string }): Outcome<FulfillmentOrderRecord>;
  /** somebody works on it by hand */
  reportProgress(input: { fulfillmentOrderId: string }): Outcome<FulfillmentOrderRecord>;
  createProduct(input: CreateProductInput): Outcome<ProductRecord>;
  updateVariant(input: UpdateVariantInput): Outcome<VariantRecord>;
  /** a variant more with the same SKU, without stock */
  duplicateVariant(input: { variantId: string }): Outcome<VariantRecord>;
  removeVariants(input: { productId: string; variantIds: string[] }): Outcome<ProductRecord>;
  removeProduct(input: { productId: string }): Outcome<string>;
  addLocation(input: AddLocationInput): Outcome<LocationRecord>;
  editLocation(input: EditLocationInput): Outcome<LocationRecord>;
  activateLocation(input: { locationId: string }): Outcome<LocationRecord>;
  /** its stock and open orders go to another location */
  deactivateLocation(input: DeactivateLocationInput): Outcome<LocationRecord>;
  editOrder(input: EditOrderInput): Outcome<OrderRecord>;
  /** other units of its lines; those that were shipped stay */
  editLines(input: EditLinesInput): Outcome<OrderRecord>;
  /** for good; cancelled, archived and test orders only */
  deleteOrder(input: { orderId: string }): Outcome<string>;
  /** how far a shipment is */
  noteDelivery(input: NoteDeliveryInput): Outcome<DeliveryEvent>;
  /** asked for by the customer, or approved at once */
  openReturn(input: OpenReturnInput): Outcome<ReturnRecord>;
  approveReturn(input: { id: string }): Outcome<ReturnRecord>;
  declineReturn(input: { id: string; reason: string; note?: string | null }): Outcome<ReturnRecord>;
  /** units came back, and what is given instead goes out */
  processReturn(input: ProcessReturnInput): Outcome<ReturnRecord>;
  closeReturn(input: { id: string }): Outcome<ReturnRecord>;
  cancelReturn(input: { id: string }): Outcome<ReturnRecord>;
  reopenReturn(input: { id: string }): Outcome<ReturnRecord>;
  removeFromReturn(input: {
    id: string;
    lines: { id: string; quantity: number }[];
    exchanges: { id: string; quantity: number }[];
  }): Outcome<ReturnRecord>;
  /** the store's own fraud analysis says this, or that it is not done (`PENDING`) */
  assessRisk(input: AssessRiskInput): Outcome<RiskAssessment>;
};

/** @returns the verbs over one store, each all or nothing */
export function openActions(state: State): StoreActions {
  const verb =
    <I, T>(act: (state: State, input: I) => Outcome<T>) =>
    (input: I): Outcome<T> =>
      settle(state, () => act(state, input));
  return {
    placeOrder: verb(placeOrder),
    payOrder: verb(payOrder),
    cancelOrder: verb(cancelOrder),
    refundOrder: verb(refundOrder),
    shipOrder: verb(shipOrder),
    updateTracking: verb(updateTracking),
    cancelShipment: verb(cancelShipment),
    setStock: verb(setStock),
    adjustStock: verb(adjustStock),
    moveFulfillmentOrder: verb(moveFulfillmentOrder),
    holdFulfillmentOrder: verb(holdFulfillmentOrder),
    releaseFulfillmentOrder: verb(releaseFulfillmentOrder),
    reportProgress: verb(reportProgress),
    createProduct: verb(createProduct),
    updateVariant: verb(updateVariant),
    duplicateVariant: verb(duplicateVariant),
    removeVariants: verb(removeVariants),
    removeProduct: verb(removeProduct),
    addLocation: verb(addLocation),
    editLocation: verb(editLocation),
    activateLocation: verb(activateLocation),
    deactivateLocation: verb(deactivateLocation),
    editOrder: verb(editOrder),
    editLines: verb(editLines),
    deleteOrder: verb(deleteOrder),
    noteDelivery: verb(noteDelivery),
    openReturn: verb(openReturn),
    approveReturn: verb(approveReturn),
    declineReturn: verb(declineReturn),
    processReturn: verb(processReturn),
    closeReturn: verb(closeReturn),
    cancelReturn: verb(cancelReturn),
    reopenReturn: verb(reopenReturn),
    removeFromReturn: verb(removeFromReturn),
    assessRisk: verb(assessRisk),
  };
}

// Our operations with their types and estimated costs. Written by scripts/graphql/generate.ts; do not edit.
import type { Operation } from '../operation.ts';
import type {
  AdjustLevelMutation,
  AdjustLevelMutationVariables,
  AftermathLinesQuery,
  AftermathLinesQueryVariables,
  AftermathQuery,
  AftermathQueryVariables,
  ApproveReturnMutation,
  ApproveReturnMutationVariables,
  BeginEditMutation,
  BeginEditMutationVariables,
  CancelOrderMutation,
  CancelOrderMutationVariables,
  CancelReturnMutation,
  CancelReturnMutationVariables,
  CancelShipmentMutation,
  CancelShipmentMutationVariables,
  CancelStateQuery,
  CancelStateQueryVariables,
  CloseReturnMutation,
  CloseReturnMutationVariables,
  CommitEditMutation,
  CommitEditMutationVariables,
  CorrectAddressMutation,
  CorrectAddressMutationVariables,
  CountListingsQuery,
  CountListingsQueryVariables,
  CreateReferenceDefinitionMutation,
  CreateReferenceDefinitionMutationVariables,
  CreateRefundMutation,
  CreateRefundMutationVariables,
  CreateReturnMutation,
  CreateReturnMutationVariables,
  CreateShipmentMutation,
  CreateShipmentMutationVariables,
  CreateSourceOrderMutation,
  CreateSourceOrderMutationVariables,
  CreateWebhookMutation,
  CreateWebhookMutationVariables,
  DeclineReturnMutation,
  DeclineReturnMutationVariables,
  DeleteWebhookMutation,
  DeleteWebhookMutationVariables,
  ExchangeLinesQuery,
  ExchangeLinesQueryVariables,
  ExpectedUnitsQuery,
  ExpectedUnitsQueryVariables,
  ExportStatusQuery,
  ExportStatusQueryVariables,
  FindListingsQuery,
  FindListingsQueryVariables,
  FindOrdersQuery,
  FindOrdersQueryVariables,
  FindSourceOrdersQuery,
  FindSourceOrdersQueryVariables,
  GroupStateQuery,
  GroupStateQueryVariables,
  LevelsOfItemQuery,
  LevelsOfItemQueryVariables,
  LevelsOfLocationQuery,
  LevelsOfLocationQueryVariables,
  LevelsOfLocationsQuery,
  LevelsOfLocationsQueryVariables,
  LevelsOfManyQuery,
  LevelsOfManyQueryVariables,
  LevelsQuery,
  LevelsQueryVariables,
  ListingsByKeyQuery,
  ListingsByKeyQueryVariables,
  ListingsOfProductQuery,
  ListingsOfProductQueryVariables,
  ListingsQuery,
  ListingsQueryVariables,
  LocationsQuery,
  LocationsQueryVariables,
  MoveGroupMutation,
  MoveGroupMutationVariables,
  OpenOrdersQuery,
  OpenOrdersQueryVariables,
  OrderLinesQuery,
  OrderLinesQueryVariables,
  OrderOfGroupQuery,
  OrderOfGroupQueryVariables,
  OrderQuery,
  OrderQueryVariables,
  OrderShipmentIdsQuery,
  OrderShipmentIdsQueryVariables,
  OrderShipmentsQuery,
  OrderShipmentsQueryVariables,
  OrderableLevelsQuery,
  OrderableLevelsQueryVariables,
  OrderableQuery,
  OrderableQueryVariables,
  OrdersByKeyQuery,
  OrdersByKeyQueryVariables,
  OrdersChangedQuery,
  OrdersChangedQueryVariables,
  PricesQuery,
  PricesQueryVariables,
  ProcessReturnMutation,
  ProcessReturnMutationVariables,
  ReferenceDefinitionQuery,
  ReferenceDefinitionQueryVariables,
  RefundByIdQuery,
  RefundByIdQueryVariables,
  RefundIdsQuery,
  RefundIdsQueryVariables,
  RefundLinesQuery,
  RefundLinesQueryVariables,
  RefundablePaymentsQuery,
  RefundablePaymentsQueryVariables,
  RequestReturnMutation,
  RequestReturnMutationVariables,
  ReturnByIdQuery,
  ReturnByIdQueryVariables,
  ReturnIdsQuery,
  ReturnIdsQueryVariables,
  ReturnLinesQuery,
  ReturnLinesQueryVariables,
  ReturnReasonsQuery,
  ReturnReasonsQueryVariables,
  ReturnStateQuery,
  ReturnStateQueryVariables,
  ReturnableLinesQuery,
  ReturnableLinesQueryVariables,
  ReturnableUnitsQuery,
  ReturnableUnitsQueryVariables,
  SetLevelsMutation,
  SetLevelsMutationVariables,
  ShipmentByIdQuery,
  ShipmentByIdQueryVariables,
  ShipmentLinesQuery,
  ShipmentLinesQueryVariables,
  ShipmentStateQuery,
  ShipmentStateQueryVariables,
  ShippableGroupsQuery,
  ShippableGroupsQueryVariables,
  ShippableLinesQuery,
  ShippableLinesQueryVariables,
  ShopAndRightsQuery,
  ShopAndRightsQueryVariables,
  StageQuantityMutation,
  StageQuantityMutationVariables,
  StartExportMutation,
  StartExportMutationVariables,
  StockAtMutation,
  StockAtMutationVariables,
  TellDeliveryMutation,
  TellDeliveryMutationVariables,
  UpdateTrackingMutation,
  UpdateTrackingMutationVariables,
  UpdateWebhookMutation,
  UpdateWebhookMutationVariables,
  WebhooksQuery,
  WebhooksQueryVariables,
} from './types.ts';

export const adjustLevel: Operation<AdjustLevelMutation, AdjustLevelMutationVariables> = {
  name: 'AdjustLevel',
  kind: 'mutation',
  cost: 13,
  text: "mutation AdjustLevel($input:InventoryAdjustQuantitiesInput!$key:String!){inventoryAdjustQuantities(input:$input)@idempotent(key:$key){inventoryAdjustmentGroup{createdAt changes{name quantityAfterChange}}userErrors{code field message}}}",
};

export const aftermath: Operation<AftermathQuery, AftermathQueryVariables> = {
  name: 'Aftermath',
  kind: 'query',
  cost: 594,
  text: "query Aftermath($id:ID!$withReturns:Boolean!){order(id:$id){id name updatedAt currencyCode taxesIncluded cancelledAt cancellation{staffNote}netPaymentSet{...ShopMoney}shippingAddress{...OrderAddress}fulfillments(first:20){status}lineItems(first:30){nodes{...AftermathLine}pageInfo{hasNextPage endCursor}}refunds(first:3){...Refunded}returns(first:10)@include(if:$withReturns){nodes{id}pageInfo{hasNextPage endCursor}}}}fragment AftermathLine on LineItem{id sku title quantity refundableQuantity unfulfilledQuantity requiresShipping customAttributes{key value}discountedUnitPriceAfterAllDiscountsSet{...ShopMoney}taxLines{priceSet{...ShopMoney}}}fragment OrderAddress on MailingAddress{firstName lastName company address1 address2 city provinceCode zip countryCodeV2 phone}fragment Refunded on Refund{id createdAt processedAt note totalRefundedSet{...ShopMoney}refundShippingLines(first:5){nodes{subtotalAmountSet{...ShopMoney}taxAmountSet{...ShopMoney}}}refundLineItems(first:12){nodes{...RefundedLine}pageInfo{hasNextPage endCursor}}}fragment RefundedLine on RefundLineItem{quantity restockType lineItem{id}location{id}subtotalSet{...ShopMoney}totalTaxSet{...ShopMoney}}fragment ShopMoney on MoneyBag{shopMoney{amount currencyCode}}",
};

export const aftermathLines: Operation<AftermathLinesQuery, AftermathLinesQueryVariables> = {
  name: 'AftermathLines',
  kind: 'query',
  cost: 703,
  text: "query AftermathLines($id:ID!$after:String){order(id:$id){updatedAt lineItems(first:100 after:$after){nodes{...AftermathLine}pageInfo{hasNextPage endCursor}}}}fragment AftermathLine on LineItem{id sku title quantity refundableQuantity unfulfilledQuantity requiresShipping customAttributes{key value}discountedUnitPriceAfterAllDiscountsSet{...ShopMoney}taxLines{priceSet{...ShopMoney}}}fragment ShopMoney on MoneyBag{shopMoney{amount currencyCode}}",
};

export const approveReturn: Operation<ApproveReturnMutation, ApproveReturnMutationVariables> = {
  name: 'ApproveReturn',
  kind: 'mutation',
  cost: 12,
  text: "mutation ApproveReturn($id:ID!){returnApproveRequest(input:{id:$id notifyCustomer:false}){return{id}userErrors{code field message}}}",
};

export const beginEdit: Operation<BeginEditMutation, BeginEditMutationVariables> = {
  name: 'BeginEdit',
  kind: 'mutation',
  cost: 515,
  text: "mutation BeginEdit($orderId:ID!){orderEditBegin(id:$orderId){calculatedOrder{id lineItems(first:250){nodes{id quantity}}originalOrder{lineItems(first:250){nodes{id refundableQuantity}}}}userErrors{field message}}}",
};

export const cancelOrder: Operation<CancelOrderMutation, CancelOrderMutationVariables> = {
  name: 'CancelOrder',
  kind: 'mutation',
  cost: 12,
  text: "mutation CancelOrder($orderId:ID!$restock:Boolean!$refund:Boolean!$notifyCustomer:Boolean!$staffNote:String!){orderCancel(orderId:$orderId reason:OTHER restock:$restock notifyCustomer:$notifyCustomer refundMethod:{originalPaymentMethodsRefund:$refund}staffNote:$staffNote){job{id}orderCancelUserErrors{code field message}}}",
};

export const cancelReturn: Operation<CancelReturnMutation, CancelReturnMutationVariables> = {
  name: 'CancelReturn',
  kind: 'mutation',
  cost: 12,
  text: "mutation CancelReturn($id:ID!){returnCancel(id:$id){return{id}userErrors{code field message}}}",
};

export const cancelShipment: Operation<CancelShipmentMutation, CancelShipmentMutationVariables> = {
  name: 'CancelShipment',
  kind: 'mutation',
  cost: 12,
  text: "mutation CancelShipment($id:ID!){fulfillmentCancel(id:$id){fulfillment{id}userErrors{field message}}}",
};

export const cancelState: Operation<CancelStateQuery, CancelStateQueryVariables> = {
  name: 'CancelState',
  kind: 'query',
  cost: 51,
  text: "query CancelState($orderId:ID!){order(id:$orderId){cancelledAt fulfillments(first:50){status}}}",
};

export const closeReturn: Operation<CloseReturnMutation, CloseReturnMutationVariables> = {
  name: 'CloseReturn',
  kind: 'mutation',
  cost: 12,
  text: "mutation CloseReturn($id:ID!){returnClose(id:$id){return{id}userErrors{code field message}}}",
};

export const commitEdit: Operation<CommitEditMutation, CommitEditMutationVariables> = {
  name: 'CommitEdit',
  kind: 'mutation',
  cost: 12,
  text: "mutation CommitEdit($editId:ID!$staffNote:String!){orderEditCommit(id:$editId notifyCustomer:false staffNote:$staffNote){order{id}userErrors{field message}}}",
};

export const correctAddress: Operation<CorrectAddressMutation, CorrectAddressMutationVariables> = {
  name: 'CorrectAddress',
  kind: 'mutation',
  cost: 12,
  text: "mutation CorrectAddress($orderId:ID!$address:MailingAddressInput!){orderUpdate(input:{id:$orderId shippingAddress:$address}){order{id}userErrors{field message}}}",
};

export const countListings: Operation<CountListingsQuery, CountListingsQueryVariables> = {
  name: 'CountListings',
  kind: 'query',
  cost: 1,
  text: "query CountListings{productVariantsCount(limit:null){count}}",
};

export const createReferenceDefinition: Operation<CreateReferenceDefinitionMutation, CreateReferenceDefinitionMutationVariables> = {
  name: 'CreateReferenceDefinition',
  kind: 'mutation',
  cost: 12,
  text: "mutation CreateReferenceDefinition($definition:MetafieldDefinitionInput!){metafieldDefinitionCreate(definition:$definition){createdDefinition{id}userErrors{code field message}}}",
};

export const createRefund: Operation<CreateRefundMutation, CreateRefundMutationVariables> = {
  name: 'CreateRefund',
  kind: 'mutation',
  cost: 12,
  text: "mutation CreateRefund($refund:RefundInput!$key:String!){refundCreate(input:$refund)@idempotent(key:$key){refund{id}userErrors{field message}}}",
};

export const createReturn: Operation<CreateReturnMutation, CreateReturnMutationVariables> = {
  name: 'CreateReturn',
  kind: 'mutation',
  cost: 12,
  text: "mutation CreateReturn($return:ReturnInput!){returnCreate(returnInput:$return){return{id}userErrors{code field message}}}",
};

export const createShipment: Operation<CreateShipmentMutation, CreateShipmentMutationVariables> = {
  name: 'CreateShipment',
  kind: 'mutation',
  cost: 76,
  text: "mutation CreateShipment($fulfillment:FulfillmentInput!){fulfillmentCreate(fulfillment:$fulfillment){fulfillment{...Shipment}userErrors{field message}}}fragment Shipment on Fulfillment{id name status displayStatus createdAt updatedAt order{id sourceIdentifier}trackingInfo{company number url}fulfillmentLineItems(first:20){nodes{...ShipmentLine}pageInfo{hasNextPage endCursor}}}fragment ShipmentLine on FulfillmentLineItem{quantity lineItem{id sku customAttributes{key value}}}",
};

export const createSourceOrder: Operation<CreateSourceOrderMutation, CreateSourceOrderMutationVariables> = {
  name: 'CreateSourceOrder',
  kind: 'mutation',
  cost: 189,
  text: "mutation CreateSourceOrder($order:OrderCreateOrderInput!$options:OrderCreateOptionsInput!){orderCreate(order:$order options:$options){order{id name createdAt cancelledAt fulfillmentOrders(first:5){nodes{assignedLocation{location{id}}lineItems(first:10){nodes{totalQuantity lineItem{customAttributes{key value}}}pageInfo{hasNextPage}}}pageInfo{hasNextPage}}}userErrors{code field message}}}",
};

export const createWebhook: Operation<CreateWebhookMutation, CreateWebhookMutationVariables> = {
  name: 'CreateWebhook',
  kind: 'mutation',
  cost: 12,
  text: "mutation CreateWebhook($topic:WebhookSubscriptionTopic!$subscription:WebhookSubscriptionInput!){webhookSubscriptionCreate(topic:$topic webhookSubscription:$subscription){webhookSubscription{id}userErrors{field message}}}",
};

export const declineReturn: Operation<DeclineReturnMutation, DeclineReturnMutationVariables> = {
  name: 'DeclineReturn',
  kind: 'mutation',
  cost: 12,
  text: "mutation DeclineReturn($id:ID!$note:String){returnDeclineRequest(input:{id:$id declineReason:OTHER declineNote:$note notifyCustomer:false}){return{id}userErrors{code field message}}}",
};

export const deleteWebhook: Operation<DeleteWebhookMutation, DeleteWebhookMutationVariables> = {
  name: 'DeleteWebhook',
  kind: 'mutation',
  cost: 11,
  text: "mutation DeleteWebhook($id:ID!){webhookSubscriptionDelete(id:$id){deletedWebhookSubscriptionId userErrors{field message}}}",
};

export const exchangeLines: Operation<ExchangeLinesQuery, ExchangeLinesQueryVariables> = {
  name: 'ExchangeLines',
  kind: 'query',
  cost: 203,
  text: "query ExchangeLines($id:ID!$after:String){return(id:$id){exchangeLineItems(first:100 after:$after){nodes{...ExchangedLine}pageInfo{hasNextPage endCursor}}}}fragment ExchangedLine on ExchangeLineItem{id quantity processedQuantity variantId variantSku lineItems{id}}",
};

export const expectedUnits: Operation<ExpectedUnitsQuery, ExpectedUnitsQueryVariables> = {
  name: 'ExpectedUnits',
  kind: 'query',
  cost: 813,
  text: "query ExpectedUnits($returnId:ID!){return(id:$returnId){returnLineItems(first:100){nodes{id ...on ReturnLineItem{fulfillmentLineItem{id}}...on UnverifiedReturnLineItem{id}}}reverseFulfillmentOrders(first:5){nodes{lineItems(first:40){nodes{id totalQuantity fulfillmentLineItem{id}dispositions{quantity}}}}}}}",
};

export const exportStatus: Operation<ExportStatusQuery, ExportStatusQueryVariables> = {
  name: 'ExportStatus',
  kind: 'query',
  cost: 1,
  text: "query ExportStatus($exportId:ID!){bulkOperation(id:$exportId){status errorCode objectCount rootObjectCount fileSize url}}",
};

export const findListings: Operation<FindListingsQuery, FindListingsQueryVariables> = {
  name: 'FindListings',
  kind: 'query',
  cost: 152,
  text: "query FindListings($search:String!$after:String){productVariants(first:50 after:$after query:$search sortKey:ID){nodes{...ListedVariant}pageInfo{hasNextPage endCursor}}}fragment ListedVariant on ProductVariant{id sku displayName barcode updatedAt product{id}inventoryItem{id tracked}}",
};

export const findOrders: Operation<FindOrdersQuery, FindOrdersQueryVariables> = {
  name: 'FindOrders',
  kind: 'query',
  cost: 301,
  text: "query FindOrders($search:String!){orders(first:50 query:$search sortKey:CREATED_AT reverse:true){nodes{...ListedOrder}}}fragment ListedOrder on Order{id name number processedAt cancelledAt closedAt displayFinancialStatus displayFulfillmentStatus currentSubtotalLineItemsQuantity currentTotalPriceSet{...ShopMoney}customer{firstName lastName}shippingAddress{firstName lastName}billingAddress{firstName lastName}}fragment ShopMoney on MoneyBag{shopMoney{amount currencyCode}}",
};

export const findSourceOrders: Operation<FindSourceOrdersQuery, FindSourceOrdersQueryVariables> = {
  name: 'FindSourceOrders',
  kind: 'query',
  cost: 24,
  text: "query FindSourceOrders($namespace:String!$key:String!$reference:String!$search:String!$after:String){orderByIdentifier(identifier:{customId:{namespace:$namespace key:$key value:$reference}}){...FoundOrder}orders(first:10 after:$after query:$search sortKey:CREATED_AT reverse:true){nodes{...FoundOrder}pageInfo{hasNextPage endCursor}}}fragment FoundOrder on Order{id name createdAt cancelledAt sourceIdentifier metafield(namespace:$namespace key:$key){value}}",
};

export const groupState: Operation<GroupStateQuery, GroupStateQueryVariables> = {
  name: 'GroupState',
  kind: 'query',
  cost: 3,
  text: "query GroupState($groupId:ID!){fulfillmentOrder(id:$groupId){assignedLocation{location{id}}}}",
};

export const levels: Operation<LevelsQuery, LevelsQueryVariables> = {
  name: 'Levels',
  kind: 'query',
  cost: 756,
  text: "query Levels($inventoryItemIds:[ID!]!){nodes(ids:$inventoryItemIds){...on InventoryItem{id inventoryLevels(first:20){nodes{...Level}pageInfo{hasNextPage endCursor}}}}}fragment Level on InventoryLevel{location{id}updatedAt quantities(names:[\"available\"]){quantity}}",
};

export const levelsOfItem: Operation<LevelsOfItemQuery, LevelsOfItemQueryVariables> = {
  name: 'LevelsOfItem',
  kind: 'query',
  cost: 303,
  text: "query LevelsOfItem($inventoryItemId:ID!$after:String){inventoryItem(id:$inventoryItemId){id inventoryLevels(first:100 after:$after){nodes{...Level}pageInfo{hasNextPage endCursor}}}}fragment Level on InventoryLevel{location{id}updatedAt quantities(names:[\"available\"]){quantity}}",
};

export const levelsOfLocation: Operation<LevelsOfLocationQuery, LevelsOfLocationQueryVariables> = {
  name: 'LevelsOfLocation',
  kind: 'query',
  cost: 753,
  text: "query LevelsOfLocation($locationId:ID!$after:String!$search:String){location(id:$locationId){inventoryLevels(first:250 after:$after query:$search){nodes{...LevelOfLocation}pageInfo{hasNextPage endCursor}}}}fragment LevelOfLocation on InventoryLevel{item{id}updatedAt quantities(names:[\"available\"]){quantity}}",
};

export const levelsOfLocations: Operation<LevelsOfLocationsQuery, LevelsOfLocationsQueryVariables> = {
  name: 'LevelsOfLocations',
  kind: 'query',
  cost: 746,
  text: "query LevelsOfLocations($after:String$search:String){locations(first:8 after:$after sortKey:ID){nodes{id inventoryLevels(first:30 query:$search){nodes{...LevelOfLocation}pageInfo{hasNextPage endCursor}}}pageInfo{hasNextPage endCursor}}}fragment LevelOfLocation on InventoryLevel{item{id}updatedAt quantities(names:[\"available\"]){quantity}}",
};

export const levelsOfMany: Operation<LevelsOfManyQuery, LevelsOfManyQueryVariables> = {
  name: 'LevelsOfMany',
  kind: 'query',
  cost: 990,
  text: "query LevelsOfMany($manyItemIds:[ID!]!){nodes(ids:$manyItemIds){...on InventoryItem{id inventoryLevels(first:2){nodes{...Level}pageInfo{hasNextPage endCursor}}}}}fragment Level on InventoryLevel{location{id}updatedAt quantities(names:[\"available\"]){quantity}}",
};

export const listings: Operation<ListingsQuery, ListingsQueryVariables> = {
  name: 'Listings',
  kind: 'query',
  cost: 302,
  text: "query Listings($after:String$search:String){productVariants(first:100 after:$after query:$search sortKey:ID){nodes{...ListedVariant}pageInfo{hasNextPage endCursor}}}fragment ListedVariant on ProductVariant{id sku displayName barcode updatedAt product{id}inventoryItem{id tracked}}",
};

export const listingsByKey: Operation<ListingsByKeyQuery, ListingsByKeyQueryVariables> = {
  name: 'ListingsByKey',
  kind: 'query',
  cost: 300,
  text: "query ListingsByKey($listedVariantIds:[ID!]!){nodes(ids:$listedVariantIds){...on ProductVariant{...ListedVariant}}}fragment ListedVariant on ProductVariant{id sku displayName barcode updatedAt product{id}inventoryItem{id tracked}}",
};

export const listingsOfProduct: Operation<ListingsOfProductQuery, ListingsOfProductQueryVariables> = {
  name: 'ListingsOfProduct',
  kind: 'query',
  cost: 303,
  text: "query ListingsOfProduct($productId:ID!$after:String){product(id:$productId){variants(first:100 after:$after){nodes{...ListedVariant}pageInfo{hasNextPage endCursor}}}}fragment ListedVariant on ProductVariant{id sku displayName barcode updatedAt product{id}inventoryItem{id tracked}}",
};

export const locations: Operation<LocationsQuery, LocationsQueryVariables> = {
  name: 'Locations',
  kind: 'query',
  cost: 52,
  text: "query Locations($after:String){locations(first:50 after:$after includeInactive:true includeLegacy:true){nodes{id name isActive fulfillsOnlineOrders}pageInfo{hasNextPage endCursor}}}",
};

export const moveGroup: Operation<MoveGroupMutation, MoveGroupMutationVariables> = {
  name: 'MoveGroup',
  kind: 'mutation',
  cost: 12,
  text: "mutation MoveGroup($groupId:ID!$locationId:ID!$lines:[FulfillmentOrderLineItemInput!]){fulfillmentOrderMove(id:$groupId newLocationId:$locationId fulfillmentOrderLineItems:$lines){movedFulfillmentOrder{id}userErrors{code field message}}}",
};

export const openOrders: Operation<OpenOrdersQuery, OpenOrdersQueryVariables> = {
  name: 'OpenOrders',
  kind: 'query',
  cost: 302,
  text: "query OpenOrders($search:String!$after:String){orders(first:50 after:$after query:$search sortKey:CREATED_AT reverse:true){nodes{...ListedOrder}pageInfo{hasNextPage endCursor}}}fragment ListedOrder on Order{id name number processedAt cancelledAt closedAt displayFinancialStatus displayFulfillmentStatus currentSubtotalLineItemsQuantity currentTotalPriceSet{...ShopMoney}customer{firstName lastName}shippingAddress{firstName lastName}billingAddress{firstName lastName}}fragment ShopMoney on MoneyBag{shopMoney{amount currencyCode}}",
};

export const order: Operation<OrderQuery, OrderQueryVariables> = {
  name: 'Order',
  kind: 'query',
  cost: 300,
  text: "query Order($id:ID!){order(id:$id){id name number createdAt processedAt updatedAt cancelledAt closedAt test email phone note tags sourceIdentifier sourceName currencyCode taxesIncluded displayFinancialStatus displayFulfillmentStatus returnStatus refunds(first:20){id}customAttributes{key value}currentTotalPriceSet{...ShopMoney}risk{recommendation assessments{riskLevel}}customer{id firstName lastName defaultEmailAddress{emailAddress}defaultPhoneNumber{phoneNumber}}shippingAddress{...OrderAddress}billingAddress{...OrderAddress}shippingLines(first:10){nodes{title code discountedPriceSet{...ShopMoney}taxLines{...Tax}}}lineItems(first:12){nodes{...OrderLine}pageInfo{hasNextPage endCursor}}fulfillmentOrders(first:3){nodes{...Shippable}pageInfo{hasNextPage endCursor}}}}fragment OrderAddress on MailingAddress{firstName lastName company address1 address2 city provinceCode zip countryCodeV2 phone}fragment OrderLine on LineItem{id sku title variantTitle quantity currentQuantity unfulfilledQuantity requiresShipping taxable isGiftCard variant{id inventoryItem{id tracked}}customAttributes{key value}discountedUnitPriceAfterAllDiscountsSet{...ShopMoney}taxLines{...Tax}}fragment Shippable on FulfillmentOrder{id status supportedActions{action}assignedLocation{location{id}}fulfillmentHolds{reason}deliveryMethod{methodType}lineItems(first:12){nodes{...ShippableLine}pageInfo{hasNextPage endCursor}}}fragment ShippableLine on FulfillmentOrderLineItem{id remainingQuantity lineItem{id}}fragment ShopMoney on MoneyBag{shopMoney{amount currencyCode}}fragment Tax on TaxLine{title rate priceSet{...ShopMoney}}",
};

export const orderLines: Operation<OrderLinesQuery, OrderLinesQueryVariables> = {
  name: 'OrderLines',
  kind: 'query',
  cost: 903,
  text: "query OrderLines($id:ID!$after:String){order(id:$id){updatedAt lineItems(first:100 after:$after){nodes{...OrderLine}pageInfo{hasNextPage endCursor}}}}fragment OrderLine on LineItem{id sku title variantTitle quantity currentQuantity unfulfilledQuantity requiresShipping taxable isGiftCard variant{id inventoryItem{id tracked}}customAttributes{key value}discountedUnitPriceAfterAllDiscountsSet{...ShopMoney}taxLines{...Tax}}fragment ShopMoney on MoneyBag{shopMoney{amount currencyCode}}fragment Tax on TaxLine{title rate priceSet{...ShopMoney}}",
};

export const orderOfGroup: Operation<OrderOfGroupQuery, OrderOfGroupQueryVariables> = {
  name: 'OrderOfGroup',
  kind: 'query',
  cost: 1,
  text: "query OrderOfGroup($groupId:ID!){fulfillmentOrder(id:$groupId){orderId}}",
};

export const orderShipmentIds: Operation<OrderShipmentIdsQuery, OrderShipmentIdsQueryVariables> = {
  name: 'OrderShipmentIds',
  kind: 'query',
  cost: 251,
  text: "query OrderShipmentIds($orderId:ID!){order(id:$orderId){fulfillments(first:250){id status}}}",
};

export const orderShipments: Operation<OrderShipmentsQuery, OrderShipmentsQueryVariables> = {
  name: 'OrderShipments',
  kind: 'query',
  cost: 196,
  text: "query OrderShipments($orderId:ID!){order(id:$orderId){fulfillments(first:3){...Shipment}}}fragment Shipment on Fulfillment{id name status displayStatus createdAt updatedAt order{id sourceIdentifier}trackingInfo{company number url}fulfillmentLineItems(first:20){nodes{...ShipmentLine}pageInfo{hasNextPage endCursor}}}fragment ShipmentLine on FulfillmentLineItem{quantity lineItem{id sku customAttributes{key value}}}",
};

export const orderable: Operation<OrderableQuery, OrderableQueryVariables> = {
  name: 'Orderable',
  kind: 'query',
  cost: 986,
  text: "query Orderable($orderableItemIds:[ID!]!){nodes(ids:$orderableItemIds){...on InventoryItem{id tracked variants(first:1){nodes{inventoryPolicy}}inventoryLevels(first:8){nodes{...OrderableLevel}pageInfo{hasNextPage endCursor}}}}}fragment OrderableLevel on InventoryLevel{location{isActive fulfillsOnlineOrders}quantities(names:[\"available\"]){quantity}}",
};

export const orderableLevels: Operation<OrderableLevelsQuery, OrderableLevelsQueryVariables> = {
  name: 'OrderableLevels',
  kind: 'query',
  cost: 303,
  text: "query OrderableLevels($inventoryItemId:ID!$after:String){inventoryItem(id:$inventoryItemId){inventoryLevels(first:100 after:$after){nodes{...OrderableLevel}pageInfo{hasNextPage endCursor}}}}fragment OrderableLevel on InventoryLevel{location{isActive fulfillsOnlineOrders}quantities(names:[\"available\"]){quantity}}",
};

export const ordersByKey: Operation<OrdersByKeyQuery, OrdersByKeyQueryVariables> = {
  name: 'OrdersByKey',
  kind: 'query',
  cost: 250,
  text: "query OrdersByKey($pushedOrderIds:[ID!]!){nodes(ids:$pushedOrderIds){id}}",
};

export const ordersChanged: Operation<OrdersChangedQuery, OrdersChangedQueryVariables> = {
  name: 'OrdersChanged',
  kind: 'query',
  cost: 502,
  text: "query OrdersChanged($search:String!$after:String){orders(first:250 after:$after query:$search sortKey:UPDATED_AT){nodes{id updatedAt cancelledAt sourceIdentifier edited returnStatus refunds(first:1){id}}pageInfo{hasNextPage endCursor}}}",
};

export const prices: Operation<PricesQuery, PricesQueryVariables> = {
  name: 'Prices',
  kind: 'query',
  cost: 251,
  text: "query Prices($pricedVariantIds:[ID!]!){shop{currencyCode}nodes(ids:$pricedVariantIds){...on ProductVariant{id price}}}",
};

export const processReturn: Operation<ProcessReturnMutation, ProcessReturnMutationVariables> = {
  name: 'ProcessReturn',
  kind: 'mutation',
  cost: 12,
  text: "mutation ProcessReturn($processed:ReturnProcessInput!){returnProcess(input:$processed){return{id}userErrors{code field message}}}",
};

export const referenceDefinition: Operation<ReferenceDefinitionQuery, ReferenceDefinitionQueryVariables> = {
  name: 'ReferenceDefinition',
  kind: 'query',
  cost: 5,
  text: "query ReferenceDefinition($namespace:String!$key:String!){metafieldDefinitions(first:1 ownerType:ORDER namespace:$namespace key:$key){nodes{namespace key type{name}capabilities{uniqueValues{enabled}}}}}",
};

export const refundById: Operation<RefundByIdQuery, RefundByIdQueryVariables> = {
  name: 'RefundById',
  kind: 'query',
  cost: 116,
  text: "query RefundById($id:ID!){refund(id:$id){order{updatedAt}...Refunded}}fragment Refunded on Refund{id createdAt processedAt note totalRefundedSet{...ShopMoney}refundShippingLines(first:5){nodes{subtotalAmountSet{...ShopMoney}taxAmountSet{...ShopMoney}}}refundLineItems(first:12){nodes{...RefundedLine}pageInfo{hasNextPage endCursor}}}fragment RefundedLine on RefundLineItem{quantity restockType lineItem{id}location{id}subtotalSet{...ShopMoney}totalTaxSet{...ShopMoney}}fragment ShopMoney on MoneyBag{shopMoney{amount currencyCode}}",
};

export const refundIds: Operation<RefundIdsQuery, RefundIdsQueryVariables> = {
  name: 'RefundIds',
  kind: 'query',
  cost: 251,
  text: "query RefundIds($orderId:ID!){order(id:$orderId){updatedAt refunds(first:250){id}}}",
};

export const refundLines: Operation<RefundLinesQuery, RefundLinesQueryVariables> = {
  name: 'RefundLines',
  kind: 'query',
  cost: 704,
  text: "query RefundLines($id:ID!$after:String){refund(id:$id){order{updatedAt}refundLineItems(first:100 after:$after){nodes{...RefundedLine}pageInfo{hasNextPage endCursor}}}}fragment RefundedLine on RefundLineItem{quantity restockType lineItem{id}location{id}subtotalSet{...ShopMoney}totalTaxSet{...ShopMoney}}fragment ShopMoney on MoneyBag{shopMoney{amount currencyCode}}",
};

export const refundablePayments: Operation<RefundablePaymentsQuery, RefundablePaymentsQueryVariables> = {
  name: 'RefundablePayments',
  kind: 'query',
  cost: 394,
  text: "query RefundablePayments($orderId:ID!){order(id:$orderId){currencyCode presentmentCurrencyCode totalShippingPriceSet{...BothMoneys}transactions(first:50){id kind status gateway amountSet{...BothMoneys}paidBy:parentTransaction{id}}refunds(first:20){note transactions(first:5){nodes{id}}}}}fragment BothMoneys on MoneyBag{shopMoney{amount currencyCode}presentmentMoney{amount currencyCode}}",
};

export const requestReturn: Operation<RequestReturnMutation, RequestReturnMutationVariables> = {
  name: 'RequestReturn',
  kind: 'mutation',
  cost: 12,
  text: "mutation RequestReturn($return:ReturnRequestInput!){returnRequest(input:$return){return{id}userErrors{code field message}}}",
};

export const returnById: Operation<ReturnByIdQuery, ReturnByIdQueryVariables> = {
  name: 'ReturnById',
  kind: 'query',
  cost: 983,
  text: "query ReturnById($id:ID!){return(id:$id){id name status createdAt order{updatedAt}refunds(first:25){nodes{id}}reverseFulfillmentOrders(first:5){nodes{lineItems(first:40){nodes{fulfillmentLineItem{id}dispositions{type quantity location{id}}}}}}returnLineItems(first:30){nodes{...ReturnedLine}pageInfo{hasNextPage endCursor}}exchangeLineItems(first:10){nodes{...ExchangedLine}pageInfo{hasNextPage endCursor}}}}fragment ExchangedLine on ExchangeLineItem{id quantity processedQuantity variantId variantSku lineItems{id}}fragment ReturnedLine on ReturnLineItemType{id quantity processedQuantity returnReasonNote customerNote returnReasonDefinition{handle}...on ReturnLineItem{fulfillmentLineItem{id lineItem{id}}}...on UnverifiedReturnLineItem{id}}",
};

export const returnIds: Operation<ReturnIdsQuery, ReturnIdsQueryVariables> = {
  name: 'ReturnIds',
  kind: 'query',
  cost: 103,
  text: "query ReturnIds($orderId:ID!$after:String){order(id:$orderId){updatedAt returns(first:100 after:$after){nodes{id}pageInfo{hasNextPage endCursor}}}}",
};

export const returnLines: Operation<ReturnLinesQuery, ReturnLinesQueryVariables> = {
  name: 'ReturnLines',
  kind: 'query',
  cost: 403,
  text: "query ReturnLines($id:ID!$after:String){return(id:$id){returnLineItems(first:100 after:$after){nodes{...ReturnedLine}pageInfo{hasNextPage endCursor}}}}fragment ReturnedLine on ReturnLineItemType{id quantity processedQuantity returnReasonNote customerNote returnReasonDefinition{handle}...on ReturnLineItem{fulfillmentLineItem{id lineItem{id}}}...on UnverifiedReturnLineItem{id}}",
};

export const returnReasons: Operation<ReturnReasonsQuery, ReturnReasonsQueryVariables> = {
  name: 'ReturnReasons',
  kind: 'query',
  cost: 101,
  text: "query ReturnReasons($handles:[String!]!){returnReasonDefinitions(first:100 handles:$handles){nodes{id handle}}}",
};

export const returnState: Operation<ReturnStateQuery, ReturnStateQueryVariables> = {
  name: 'ReturnState',
  kind: 'query',
  cost: 1,
  text: "query ReturnState($id:ID!){return(id:$id){status}}",
};

export const returnableLines: Operation<ReturnableLinesQuery, ReturnableLinesQueryVariables> = {
  name: 'ReturnableLines',
  kind: 'query',
  cost: 603,
  text: "query ReturnableLines($id:ID!$after:String){returnableFulfillment(id:$id){returnableFulfillmentLineItems(first:200 after:$after){nodes{...ReturnableLine}pageInfo{hasNextPage endCursor}}}}fragment ReturnableLine on ReturnableFulfillmentLineItem{quantity fulfillmentLineItem{id lineItem{id}}}",
};

export const returnableUnits: Operation<ReturnableUnitsQuery, ReturnableUnitsQueryVariables> = {
  name: 'ReturnableUnits',
  kind: 'query',
  cost: 740,
  text: "query ReturnableUnits($orderId:ID!$after:String){returnableFulfillments(orderId:$orderId first:6 after:$after){nodes{id returnableFulfillmentLineItems(first:40){nodes{...ReturnableLine}pageInfo{hasNextPage endCursor}}}pageInfo{hasNextPage endCursor}}}fragment ReturnableLine on ReturnableFulfillmentLineItem{quantity fulfillmentLineItem{id lineItem{id}}}",
};

export const setLevels: Operation<SetLevelsMutation, SetLevelsMutationVariables> = {
  name: 'SetLevels',
  kind: 'mutation',
  cost: 12,
  text: "mutation SetLevels($input:InventorySetQuantitiesInput!$key:String!){inventorySetQuantities(input:$input)@idempotent(key:$key){inventoryAdjustmentGroup{createdAt}userErrors{code field message}}}",
};

export const shipmentById: Operation<ShipmentByIdQuery, ShipmentByIdQueryVariables> = {
  name: 'ShipmentById',
  kind: 'query',
  cost: 65,
  text: "query ShipmentById($id:ID!){fulfillment(id:$id){...Shipment}}fragment Shipment on Fulfillment{id name status displayStatus createdAt updatedAt order{id sourceIdentifier}trackingInfo{company number url}fulfillmentLineItems(first:20){nodes{...ShipmentLine}pageInfo{hasNextPage endCursor}}}fragment ShipmentLine on FulfillmentLineItem{quantity lineItem{id sku customAttributes{key value}}}",
};

export const shipmentLines: Operation<ShipmentLinesQuery, ShipmentLinesQueryVariables> = {
  name: 'ShipmentLines',
  kind: 'query',
  cost: 603,
  text: "query ShipmentLines($id:ID!$after:String){fulfillment(id:$id){fulfillmentLineItems(first:200 after:$after){nodes{...ShipmentLine}pageInfo{hasNextPage endCursor}}}}fragment ShipmentLine on FulfillmentLineItem{quantity lineItem{id sku customAttributes{key value}}}",
};

export const shipmentState: Operation<ShipmentStateQuery, ShipmentStateQueryVariables> = {
  name: 'ShipmentState',
  kind: 'query',
  cost: 1,
  text: "query ShipmentState($id:ID!){fulfillment(id:$id){status}}",
};

export const shippableGroups: Operation<ShippableGroupsQuery, ShippableGroupsQueryVariables> = {
  name: 'ShippableGroups',
  kind: 'query',
  cost: 323,
  text: "query ShippableGroups($id:ID!$after:String){order(id:$id){fulfillmentOrders(first:10 after:$after){nodes{...Shippable}pageInfo{hasNextPage endCursor}}}}fragment Shippable on FulfillmentOrder{id status supportedActions{action}assignedLocation{location{id}}fulfillmentHolds{reason}deliveryMethod{methodType}lineItems(first:12){nodes{...ShippableLine}pageInfo{hasNextPage endCursor}}}fragment ShippableLine on FulfillmentOrderLineItem{id remainingQuantity lineItem{id}}",
};

export const shippableLines: Operation<ShippableLinesQuery, ShippableLinesQueryVariables> = {
  name: 'ShippableLines',
  kind: 'query',
  cost: 403,
  text: "query ShippableLines($groupId:ID!$after:String){fulfillmentOrder(id:$groupId){lineItems(first:200 after:$after){nodes{...ShippableLine}pageInfo{hasNextPage endCursor}}}}fragment ShippableLine on FulfillmentOrderLineItem{id remainingQuantity lineItem{id}}",
};

export const shopAndRights: Operation<ShopAndRightsQuery, ShopAndRightsQueryVariables> = {
  name: 'ShopAndRights',
  kind: 'query',
  cost: 3,
  text: "query ShopAndRights{shop{name myshopifyDomain currencyCode}currentAppInstallation{accessScopes{handle}}}",
};

export const stageQuantity: Operation<StageQuantityMutation, StageQuantityMutationVariables> = {
  name: 'StageQuantity',
  kind: 'mutation',
  cost: 12,
  text: "mutation StageQuantity($editId:ID!$lineId:ID!$quantity:Int!){orderEditSetQuantity(id:$editId lineItemId:$lineId quantity:$quantity restock:true){calculatedLineItem{id}userErrors{field message}}}",
};

export const startExport: Operation<StartExportMutation, StartExportMutationVariables> = {
  name: 'StartExport',
  kind: 'mutation',
  cost: 12,
  text: "mutation StartExport($query:String!){bulkOperationRunQuery(query:$query groupObjects:false){bulkOperation{id}userErrors{code field message}}}",
};

export const stockAt: Operation<StockAtMutation, StockAtMutationVariables> = {
  name: 'StockAt',
  kind: 'mutation',
  cost: 14,
  text: "mutation StockAt($inventoryItemId:ID!$locationId:ID!$available:Int!$key:String!){inventoryActivate(inventoryItemId:$inventoryItemId locationId:$locationId available:$available)@idempotent(key:$key){inventoryLevel{...Level}userErrors{field message}}}fragment Level on InventoryLevel{location{id}updatedAt quantities(names:[\"available\"]){quantity}}",
};

export const tellDelivery: Operation<TellDeliveryMutation, TellDeliveryMutationVariables> = {
  name: 'TellDelivery',
  kind: 'mutation',
  cost: 12,
  text: "mutation TellDelivery($event:FulfillmentEventInput!){fulfillmentEventCreate(fulfillmentEvent:$event){fulfillmentEvent{id}userErrors{field message}}}",
};

export const updateTracking: Operation<UpdateTrackingMutation, UpdateTrackingMutationVariables> = {
  name: 'UpdateTracking',
  kind: 'mutation',
  cost: 12,
  text: "mutation UpdateTracking($shipmentId:ID!$tracking:FulfillmentTrackingInput!$notifyCustomer:Boolean!){fulfillmentTrackingInfoUpdate(fulfillmentId:$shipmentId trackingInfoInput:$tracking notifyCustomer:$notifyCustomer){fulfillment{id}userErrors{field message}}}",
};

export const updateWebhook: Operation<UpdateWebhookMutation, UpdateWebhookMutationVariables> = {
  name: 'UpdateWebhook',
  kind: 'mutation',
  cost: 12,
  text: "mutation UpdateWebhook($id:ID!$subscription:WebhookSubscriptionInput!){webhookSubscriptionUpdate(id:$id webhookSubscription:$subscription){webhookSubscription{id}userErrors{field message}}}",
};

export const webhooks: Operation<WebhooksQuery, WebhooksQueryVariables> = {
  name: 'Webhooks',
  kind: 'query',
  cost: 102,
  text: "query Webhooks($after:String){webhookSubscriptions(first:100 after:$after){nodes{id topic uri}pageInfo{hasNextPage endCursor}}}",
};

// Orders: what was ordered, by whom, and where it stands.

import { canPay } from '../../actions/pay-order.ts';
import { gidNumber } from '../../gids.ts';
import type { OrderRecord } from '../../records.ts';
import { returnStatusOf } from '../../return-status.ts';
import { search } from '../../search/search.ts';
import { connection } from '../connection.ts';
import { type Context, figuresOf } from '../context.ts';
import { addressOf } from './address.ts';
import { image } from './app.ts';
import { discountApplications, linesOf, taxLines } from './line-item.ts';
import { orderMoney } from './order-money.ts';
import { riskFields } from './risk.ts';
import { shippingLines } from './shipping-line.ts';
import { businessEntity } from './shop.ts';
import { suggestedRefund } from './suggested-refund.ts';
import type { Table } from './table.ts';
import { transactionsOf } from './transaction.ts';

const exact = (count: number) => ({ count, precision: 'EXACT' });

const firstOf = <T>(list: T[], first: unknown): T[] =>
  typeof first === 'number' ? list.slice(0, first) : list;

const unitsOpen = (order: OrderRecord, context: Context): number =>
  [...figuresOf(context, order).lines.values()].reduce(
    (sum, { unfulfilled }) => sum + unfulfilled,
    0,
  );

const order: Table<OrderRecord> = {
  ...orderMoney,
  ...riskFields,
  app: ({ appId }, _, { state, baseUrl }) => {
    if (appId === null)
      return { id: 'gid://shopify/OrderApp/580111', name: 'Online Store', icon: image(baseUrl) };
    return {
      id: appId.replace('/App/', '/OrderApp/'),
      name: state.shop().app.title,
      icon: image(baseUrl),
    };
  },
  billingAddress: ({ id, billingAddress }) => addressOf(id, 'BillingAddress', billingAddress),
  shippingAddress: ({ id, shippingAddress }) => addressOf(id, 'ShippingAddress', shippingAddress),
  displayAddress: ({ id, shippingAddress, billingAddress }) =>
    addressOf(id, 'ShippingAddress', shippingAddress ?? billingAddress),
  billingAddressMatchesShippingAddress: ({ billingAddress, shippingAddress }) =>
    JSON.stringify(billingAddress) === JSON.stringify(shippingAddress),
  canMarkAsPaid: (record, _, { state }) => canPay(state, record),
  canNotifyCustomer: ({ email }) => email !== null,
  cancellation: ({ cancelledAt, cancelStaffNote }) =>
    cancelledAt === null ? null : { staffNote: cancelStaffNote },
  capturable: (record, _, context) => Number(figuresOf(context, record).capturable.shop) > 0,
  closed: ({ closedAt }) => closedAt !== null,
  confirmed: () => true,
  currencyCode: ({ currency }) => currency,
  presentmentCurrencyCode: ({ presentmentCurrency }) => presentmentCurrency,
  currentSubtotalLineItemsQuantity: (record, _, context) =>
    [...figuresOf(context, record).lines.values()].reduce((sum, { current }) => sum + current, 0),
  subtotalLineItemsQuantity: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
  currentTaxLines: (record) => taxLines(record, allTaxLines(record)),
  taxLines: (record) => taxLines(record, allTaxLines(record)),
  currentTotalWeight: (record, _, context) => {
    const { lines } = figuresOf(context, record);
    return record.lines.reduce(
      (sum, { id, grams }) => sum + grams * (lines.get(id)?.current ?? 0),
      0,
    );
  },
  totalWeight: ({ lines }) => lines.reduce((sum, { grams, quantity }) => sum + grams * quantity, 0),
  customer: ({ customerId }, _, { state }) => state.customers.get(customerId) ?? null,
  customerAcceptsMarketing: ({ acceptsMarketing }) => acceptsMarketing,
  discountApplications: (record, args) =>
    connection(
      discountApplications(record),
      args,
      () => 0,
      ({ index }) => String(index),
    ),
  discountCode: ({ discountCodes }) => discountCodes[0]?.code ?? null,
  discountCodes: ({ discountCodes }) => discountCodes.map(({ code }) => code),
  displayFinancialStatus: (record, _, context) => figuresOf(context, record).financialStatus,
  displayFulfillmentStatus: (record, _, context) => figuresOf(context, record).fulfillmentStatus,
  dutiesIncluded: () => false,
  estimatedTaxes: () => false,
  fulfillable: (record, _, context) =>
    record.cancelledAt === null && unitsOpen(record, context) > 0,
  fulfillmentOrders: ({ id }, args, context) => {
    const known = new Set(context.state.fulfillmentOrders.in(id));
    return connection(
      search('fulfillmentOrders', args.query, context).filter((one) => known.has(one)),
      args,
    );
  },
  fulfillments: ({ id }, { first }, { state }) => firstOf(state.fulfillments.in(id), first),
  fulfillmentsCount: ({ id }, _, { state }) => exact(state.fulfillments.in(id).length),
  fullyPaid: (record, _, context) => Number(figuresOf(context, record).outstanding.shop) === 0,
  unpaid: (record, _, context) => Number(figuresOf(context, record).received.shop) === 0,
  hasTimelineComment: () => false,
  lineItems: (record, args) => connection(linesOf(record), args),
  nonFulfillableLineItems: (record, args, context) => {
    const { lines } = figuresOf(context, record);
    const left = linesOf(record).filter(({ id }) => {
      const of = lines.get(id);
      return of !== undefined && of.current > of.fulfilled + of.unfulfilled;
    });
    return connection(left, args);
  },
  merchantBusinessEntity: (_, __, { state }) => businessEntity(state),
  merchantEditable: ({ cancelledAt }) => cancelledAt === null,
  merchantEditableErrors: ({ cancelledAt }) =>
    cancelledAt === null ? [] : ['The order is cancelled.'],
  merchantOfRecordApp: () => null,
  paymentCollectionDetails: () => ({
    additionalPaymentCollectionUrl: null,
    vaultedPaymentMethods: [],
  }),
  paymentGatewayNames: ({ transactions }) => [
    ...new Set(transactions.map(({ gateway }) => gateway)),
  ],
  productNetwork: () => false,
  purchasingEntity: ({ customerId }, _, { state }) => state.customers.get(customerId) ?? null,
  refundable: (record, _, context) =>
    [...figuresOf(context, record).lines.values()].some(({ refundable }) => refundable > 0),
  refunds: ({ id }, { first }, { state }) => firstOf(state.refunds.in(id), first),
  registeredSourceUrl: ({ sourceUrl }) => sourceUrl,
  requiresShipping: ({ lines }) => lines.some(({ requiresShipping }) => requiresShipping),
  restockable: (record, _, context) =>
    [...figuresOf(context, record).lines.values()].some(({ refundable }) => refundable > 0),
  returnStatus: ({ id }, _, { state }) => returnStatusOf(state.returns.in(id)),
  returns: ({ id }, args, { state }) => connection(state.returns.in(id), args),
  shippingLine: (record) => shippingLines(record)[0] ?? null,
  shippingLines: (record, args) => connection(shippingLines(record), args),
  statusPageUrl: ({ id }, _, { baseUrl }) => `${baseUrl}/admin/orders/${gidNumber(id)}`,
  suggestedRefund,
  taxExempt: ({ customerId }, _, { state }) => state.customers.get(customerId)?.taxExempt ?? false,
  transactions: (record, { first, capturable }) =>
    firstOf(
      transactionsOf(record).filter(({ kind }) => capturable !== true || kind === 'AUTHORIZATION'),
      first,
    ),
  transactionsCount: ({ transactions }) => exact(transactions.length),
};

const allTaxLines = ({ taxLines: own, lines, shippingLines: shipping }: OrderRecord) => [
  ...own,
  ...lines.flatMap((line) => line.taxLines),
  ...shipping.flatMap((line) => line.taxLines),
];

export const orderTypes = { Order: order };

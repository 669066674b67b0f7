// Every resolver table, by the name of its type.
import type { Resolver } from '../context.ts';
import { mutationRoot } from '../mutations/index.ts';
import { addressTypes } from './address.ts';
import { appTypes } from './app.ts';
import { bulkTypes } from './bulk.ts';
import { customerTypes } from './customer.ts';
import { fulfillmentTypes } from './fulfillment.ts';
import { fulfillmentOrderTypes } from './fulfillment-order.ts';
import { inventoryTypes } from './inventory.ts';
import { lineItemTypes } from './line-item.ts';
import { locationTypes } from './location.ts';
import { metafieldTypes } from './metafield.ts';
import { orderTypes } from './order.ts';
import { orderEditTypes } from './order-edit.ts';
import { productTypes } from './product.ts';
import { queryRoot } from './query.ts';
import { refundTypes } from './refund.ts';
import { returnTypes } from './return.ts';
import { riskTypes } from './risk.ts';
import { shippingLineTypes } from './shipping-line.ts';
import { shopTypes } from './shop.ts';
import { transactionTypes } from './transaction.ts';
import { webhookTypes } from './webhook.ts';

export const resolvers: Record<string, Record<string, Resolver<never>>> = {
  QueryRoot: queryRoot,
  Mutation: mutationRoot,
  ...addressTypes,
  ...appTypes,
  ...bulkTypes,
  ...customerTypes,
  ...fulfillmentTypes,
  ...fulfillmentOrderTypes,
  ...inventoryTypes,
  ...lineItemTypes,
  ...locationTypes,
  ...metafieldTypes,
  ...orderTypes,
  ...orderEditTypes,
  ...productTypes,
  ...refundTypes,
  ...returnTypes,
  ...riskTypes,
  ...shippingLineTypes,
  ...shopTypes,
  ...transactionTypes,
  ...webhookTypes,
};

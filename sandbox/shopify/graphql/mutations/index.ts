// Every mutation the sandbox does; the others answer that it does not.
import type { Resolver } from '../context.ts';
import { bulkMutations } from './bulk.ts';
import { orderCreate } from './create-order.ts';
import { customerMutations } from './customer.ts';
import { fulfillmentMutations } from './fulfillment.ts';
import { inventoryMutations } from './inventory.ts';
import { locationMutations } from './location.ts';
import { orderMutations } from './order.ts';
import { orderEditMutations } from './order-edit.ts';
import { productMutations } from './product.ts';
import { returnMutations } from './return.ts';
import { riskMutations } from './risk.ts';
import { variantMutations } from './variant.ts';
import { webhookMutations } from './webhook.ts';
import { wordMutations } from './words.ts';

export const mutationRoot: Record<string, Resolver<unknown>> = {
  orderCreate,
  ...orderMutations,
  ...orderEditMutations,
  ...fulfillmentMutations,
  ...inventoryMutations,
  ...locationMutations,
  ...productMutations,
  ...returnMutations,
  ...variantMutations,
  ...customerMutations,
  ...webhookMutations,
  ...riskMutations,
  ...wordMutations,
  ...bulkMutations,
};

/** Where people open things in a Shopify store's own admin. Pure: no credential is needed to say where a page is. */
import { tail } from '../../shared/ids.ts';
import type { AdminPages } from '../platform.ts';

export const shopifyAdminPages: AdminPages = {
  adminUrl: (baseUrl) => `${baseUrl}/admin`,
  orderUrl: (baseUrl, orderId) => `${baseUrl}/admin/orders/${tail(orderId)}`,
};

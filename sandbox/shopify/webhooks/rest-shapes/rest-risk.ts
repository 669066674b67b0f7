// The body of orders/risk_assessment_changed: who said what of which order, and nothing else of it.
import { gidNumber } from '../../gids.ts';
import type { WebhookSubject } from '../../records.ts';
import type { State } from '../../state.ts';
import { restId } from './rest-id.ts';

/** orders/risk_assessment_changed; the order's id is a text here, as upstream */
export function restRisk(state: State, { orderId, assessedBy }: WebhookSubject): object {
  const order = state.orders.need(orderId ?? '');
  const said = order.assessments?.find(({ appId }) => appId === (assessedBy ?? null));
  const { app } = state.shop();
  return {
    provider_id: restId(said?.appId ?? null),
    provider_title: said?.appId === app.id ? app.title : null,
    risk_level: (said?.level ?? 'NONE').toLowerCase(),
    created_at: said?.createdAt ?? null,
    order_id: gidNumber(order.id),
    admin_graphql_api_order_id: order.id,
  };
}

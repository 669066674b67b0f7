import type { OrderRecord, WebhookSubject } from '../../records.ts';
import type { State } from '../../state.ts';
import { restId } from './rest-id.ts';
import { restTime } from './rest-time.ts';

/** The body of orders/edited: what was added to and taken from the lines, not the order. */
export function restOrderEdit(state: State, order: OrderRecord, edit: WebhookSubject['orderEdit']) {
  if (edit === undefined) throw new Error('An orders/edited webhook says nothing of its edit.');
  const committed = restTime(order.updatedAt, state.shop().ianaTimezone);
  const change = ({ lineId, delta }: { lineId: string; delta: number }) => ({
    id: restId(lineId),
    delta,
  });
  return {
    order_edit: {
      id: restId(edit.id),
      app_id: restId(state.shop().app.id),
      created_at: committed,
      committed_at: committed,
      notify_customer: edit.notify,
      order_id: restId(order.id),
      staff_note: edit.note,
      user_id: null,
      line_items: { additions: edit.additions.map(change), removals: edit.removals.map(change) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}

// Writes a mail to an order's customer into the store's outbox; an order without an e-mail address gets none.
import type { MailRecord, OrderRecord } from './records.ts';
import type { State } from './state.ts';

/**
 * @param lines of the text, below the greeting
 * @returns the mail, or undefined where the order has no address to send it to
 */
export function mailCustomer(
  state: State,
  order: OrderRecord,
  mail: { kind: MailRecord['kind']; subject: string; lines: string[] },
): MailRecord | undefined {
  if (order.email === null) return undefined;
  const customer = state.customers.get(order.customerId);
  const name = customer?.firstName ?? order.shippingAddress?.firstName ?? 'there';
  return state.mails.put({
    id: state.newId('Mail'),
    createdAt: state.time(),
    kind: mail.kind,
    to: order.email,
    subject: mail.subject,
    text: [`Hello ${name},`, '', ...mail.lines, '', state.shop().name].join('\n'),
    orderId: order.id,
  });
}

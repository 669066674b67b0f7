/** What a webhook says of a notice: names of stores and orders, never of customers. Pure. */
import { inOneLine } from './in-one-line.ts';
import type { WebhookContent } from './message.ts';
import type { ShownNotice } from './notice.ts';
import { noticeAddress } from './notice-address.ts';
import { noticeTable, noticeWords } from './notice-words.ts';

/**
 * `type`, `timestamp` and `data` as Standard Webhooks recommends
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Payload structure").
 * @param publicUrl without a slash at its end
 * @returns it, and what people read of it in the log
 */
export function webhookBody(
  notice: ShownNotice,
  publicUrl: string,
): { subject: string; content: WebhookContent } {
  const { title, says } = noticeWords(notice);
  const body = JSON.stringify({
    type: noticeTable[notice.kind].type,
    timestamp: new Date(notice.at).toISOString(),
    data: {
      notice: notice.id,
      store: { id: notice.storeId, name: notice.storeName },
      order: notice.orderId ? { id: notice.orderId, name: notice.orderName } : null,
      title,
      says,
      url: noticeAddress(notice, publicUrl),
    },
  });
  return { subject: inOneLine(title, 200), content: { kind: 'webhook', body } };
}

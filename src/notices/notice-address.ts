/** Where a notice leads, as a whole address: for mail and webhooks, whose readers are not in the dashboard yet. */
import type { ShownNotice } from './notice.ts';
import { noticeWords } from './notice-words.ts';

/** Pages of many stores: there the notice's store is chosen. */
const ofManyStores = ['/inventory', '/order-push', '/reconciling'];

/** @param publicUrl without a slash at its end */
export function noticeAddress(notice: ShownNotice, publicUrl: string): string {
  const { path } = noticeWords(notice);
  const store = ofManyStores.includes(path) ? `?store=${encodeURIComponent(notice.storeId)}` : '';
  return `${publicUrl}${path}${store}`;
}

/**
 * Which inbox keeps a delivery: a store has one for its stock and one for everything else, so that a flood of our own
 * echoes delays no sale. In each, newer deliveries meet those that wait: of one place, of one order. Not more of them: what
 * arrives together is kept with one write to the disk, and each inbox makes its own.
 */
import type { PlatformEvent } from '../src/platforms/platform-event.ts';
import type { Echo } from '../src/stock/write-batch.ts';
import type { InboxPort } from './edge.ts';

const ofOrders = (storeId: string): string => `${storeId}/0`;
const ofStock = (storeId: string): string => `${storeId}/1`;

/** @returns the object's name: the same for every delivery about one place or one order */
export const inboxOf = (storeId: string, event: PlatformEvent): string =>
  event.kind === 'stock-changed' ? ofStock(storeId) : ofOrders(storeId);

/** @returns all inboxes of a store, where a delivery is looked for of which only the key is known */
export const inboxesOf = (storeId: string): string[] => [ofOrders(storeId), ofStock(storeId)];

/** Tells a store's inbox for stock which of our own writes will come back to it (ST4). */
export const expectEchoesIn = (
  inbox: (name: string) => Pick<InboxPort, 'expectEchoes'>,
  storeId: string,
  echoes: Echo[],
): Promise<void> => inbox(ofStock(storeId)).expectEchoes(echoes);

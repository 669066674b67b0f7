/** One list of the deliveries of several stores: their inboxes' own lists, merged newest first, a page at a time (WH2). */
import type {
  DeliveryPlace,
  DeliveryStatus,
  ListedDelivery,
} from '../../src/webhooks/deliveries.ts';
import type { Edge } from '../edge.ts';
import { inboxesOf } from '../inbox-of.ts';

export type StoreDelivery = ListedDelivery & { storeId: string };

/** The last row of a page; the next one goes on after it. */
type Place = { at: number; key: string; storeId: string };

/** A cursor's length at most: a key has 300 characters at most, and what a URL makes of it is not counted. */
export const deliveryCursorMost = 400;

const encode = ({ at, storeId, key }: Place): string => `${at}~${storeId}~${key}`;

/** @returns undefined where the text is none of ours */
export function decodeDeliveryCursor(text: string): Place | undefined {
  const [, at, storeId, key] = /^(\d{1,15})~([^~]{1,40})~(.{1,300})$/s.exec(text) ?? [];
  return at && storeId && key ? { at: Number(at), storeId, key } : undefined;
}

export async function listStoreDeliveries(
  edge: Pick<Edge, 'inbox'>,
  storeIds: readonly string[],
  page: { after: Place | undefined; limit: number; only: DeliveryStatus | undefined },
): Promise<{ rows: StoreDelivery[]; next: string | null }> {
  const { after, limit, only } = page;
  const lists = await Promise.all(
    storeIds.flatMap((storeId) =>
      inboxesOf(storeId).map(async (name) => {
        const before = after && placeIn(after, storeId);
        const listed = await edge.inbox(name).list({ before, limit: limit + 1, only });
        return listed.map((row) => ({ ...row, storeId }));
      }),
    ),
  );
  const merged = lists.flat().sort(newestFirst);
  const rows = merged.slice(0, limit);
  const last = rows.at(-1);
  const hasMore = last && merged.length > limit;
  return { rows, next: hasMore ? encode({ ...last, at: last.receivedAt }) : null };
}

/** Rows of one moment and key stand in the order of their stores: some are before the cursor's, others after it. */
const placeIn = ({ at, key, storeId }: Place, of: string): DeliveryPlace => ({
  at,
  key,
  with: of < storeId,
});

function newestFirst(a: StoreDelivery, b: StoreDelivery): number {
  return b.receivedAt - a.receivedAt || compare(b.key, a.key) || compare(b.storeId, a.storeId);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A store of very many places that does one thing: it answers the writing of levels as Shopify does, with its budget and
 * its compare-and-set, and says what it changed. A sandbox store of half a million places would need gigabytes.
 */
import { openBucket } from '../../sandbox/shopify/graphql/bucket.ts';

/** Shopify's standard plan (shopify.dev, GraphQL Admin rate limits); a mutation costs ten points. */
export const standardPlan = { size: 2000, restoreRate: 100 };
export const pointsPerWrite = 10;

export type Changed = { item: number; location: number; available: number; at: string };

export type LightStore = {
  fetch: (request: Request) => Promise<Response>;
  /** Calls it answered, those it had no points for among them. */
  counts: { calls: number; throttled: number; rowsWritten: number; stale: number };
  /** Places that show another number than the one they had first. */
  changedPlaces: () => number;
};

type Quantity = {
  inventoryItemId: string;
  locationId: string;
  quantity: number;
  changeFromQuantity: number;
};

type Asked = { operationName: string; variables: { input: { quantities: Quantity[] } } };

/** @param first what every place shows before it is written */
export function openLightStore(
  now: () => number,
  first: number,
  changed: (places: Changed[]) => void,
): LightStore {
  const shown = new Map<string, number>();
  const bucket = openBucket(now, () => standardPlan);
  const counts = { calls: 0, throttled: 0, rowsWritten: 0, stale: 0 };
  const answer = (body: object) =>
    Response.json({
      ...body,
      extensions: {
        cost: {
          requestedQueryCost: pointsPerWrite,
          actualQueryCost: pointsPerWrite,
          throttleStatus: bucket.status(),
        },
      },
    });
  return {
    counts,
    changedPlaces: () => shown.size,
    fetch: async (request) => {
      const asked = (await request.json()) as Asked;
      if (asked.operationName !== 'SetLevels')
        throw new Error(`Nobody should ask ${asked.operationName} here`);
      counts.calls += 1;
      if (!bucket.take(pointsPerWrite)) {
        counts.throttled += 1;
        return answer({ errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] });
      }
      const { quantities } = asked.variables.input;
      const stale = quantities.flatMap((one, index) =>
        (shown.get(placeOf(one)) ?? first) === one.changeFromQuantity ? [] : [index],
      );
      counts.stale += stale.length;
      if (stale.length > 0)
        return answer({
          data: {
            inventorySetQuantities: {
              inventoryAdjustmentGroup: null,
              userErrors: stale.map((index) => ({
                code: 'CHANGE_FROM_QUANTITY_STALE',
                field: ['input', 'quantities', String(index), 'changeFromQuantity'],
                message: 'The quantity has changed.',
              })),
            },
          },
        });
      const at = `${new Date(now()).toISOString().slice(0, 19)}Z`;
      for (const one of quantities) shown.set(placeOf(one), one.quantity);
      counts.rowsWritten += quantities.length;
      changed(
        quantities.map((one) => ({
          item: numberIn(one.inventoryItemId),
          location: numberIn(one.locationId),
          available: one.quantity,
          at,
        })),
      );
      return answer({
        data: {
          inventorySetQuantities: { inventoryAdjustmentGroup: { createdAt: at }, userErrors: [] },
        },
      });
    },
  };
}

const placeOf = ({ inventoryItemId, locationId }: Quantity): string =>
  `${inventoryItemId} ${locationId}`;

const numberIn = (gid: string): number => Number(gid.slice(gid.lastIndexOf('/') + 1));

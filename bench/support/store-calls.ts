/** Notes every call that a world's Crossdock makes to a store: when, to whom, by which operation, and what it writes. */
import type { World } from '../../test/support/world.ts';

export type WrittenPlace = { inventoryItemId: string; locationId: string; value: number };

export type StoreCall = {
  /** The world's clock, ms. */
  at: number;
  /** The store's address. */
  store: string;
  /** Name of the GraphQL operation. */
  operation: string;
  /** Numbers it writes, where it sets levels. */
  writes: WrittenPlace[];
  /** Whether the store answered that it has no points left for it. */
  throttled: boolean;
};

export type StoreCalls = {
  /** In the order in which they were made. */
  made: readonly StoreCall[];
  /** Forgets them. */
  clear: () => void;
};

type Asked = {
  operationName?: string;
  variables?: {
    input?: { quantities?: { inventoryItemId: string; locationId: string; quantity: number }[] };
  };
};

/** Noting begins at once. */
export function noteStoreCalls(world: World): StoreCalls {
  const made: StoreCall[] = [];
  const { fetch } = world.edge;
  world.edge.fetch = async (request) => {
    const isQuestion = request.method === 'POST';
    const asked = isQuestion ? ((await request.clone().json()) as Asked) : {};
    const call: StoreCall = {
      at: world.clock.now(),
      store: new URL(request.url).origin,
      operation: asked.operationName ?? (isQuestion ? 'a call without a name' : 'ExportFile'),
      writes: (asked.variables?.input?.quantities ?? []).map(({ quantity, ...place }) => ({
        ...place,
        value: quantity,
      })),
      throttled: false,
    };
    made.push(call);
    const answer = await fetch(request);
    // A file may be large, and is read as it comes.
    if (isQuestion) call.throttled = (await answer.clone().text()).includes('"THROTTLED"');
    return answer;
  };
  return {
    made,
    clear: () => {
      made.length = 0;
    },
  };
}

/** The operation that writes levels. */
export const writeOperation = 'SetLevels';

/** `SetLevels 10, ReadLevels 2`, most frequent first. */
export function byOperation(calls: readonly StoreCall[]): string {
  const groups = [...Map.groupBy(calls, ({ operation }) => operation)]
    .map(([operation, of]) => ({ operation, times: of.length }))
    .toSorted((a, b) => b.times - a.times);
  return groups.map(({ operation, times }) => `${operation} ${times}`).join(', ') || 'none';
}

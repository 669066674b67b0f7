/** The store desk over HTTP: places and ships orders at a running sandbox store through its Admin API. */
import type { RunStore } from '../../scripts/local/run-file.ts';
import { type DeskOrder, type StoreDesk, skuOnlyAt, storeDesk } from './store-desk.ts';

export type RemoteDesk = StoreDesk & {
  newestOrder: () => Promise<DeskOrder>;
  skuNotAt: (other: StoreDesk) => Promise<string>;
};

export function remoteDesk({ baseUrl, token }: Pick<RunStore, 'baseUrl' | 'token'>): RemoteDesk {
  const desk = storeDesk(
    {
      fetch: (request) => {
        const { pathname } = new URL(request.url);
        return fetch(new Request(`${baseUrl}${pathname}`, request));
      },
    },
    token,
  );
  return {
    ...desk,
    newestOrder: async () => {
      const [newest] = await desk.listOrders();
      if (!newest) throw new Error('The store has no order');
      return newest;
    },
    skuNotAt: (other) => skuOnlyAt(desk, other),
  };
}

/** The client of the Worker's procedures; only the router's type crosses over. */
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../worker/trpc/router.ts';

const readMs = 20_000;
/** Shipping from several locations takes several calls of 30 s at most. */
const changeMs = 180_000;

export const trpc = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: '/trpc',
      maxURLLength: 8000,
      // A call that hangs, as after a sleep, must not keep the page from asking again.
      fetch: (url, options) => {
        const limit = AbortSignal.timeout(options?.method === 'POST' ? changeMs : readMs);
        const signal = options?.signal ? AbortSignal.any([options.signal, limit]) : limit;
        return fetch(url, { ...options, signal } as RequestInit);
      },
    }),
  ],
});

type Outputs = inferRouterOutputs<AppRouter>;

export type Shell = Outputs['shell']['get'];
export type ShellStore = Shell['stores'][number];
export type Overview = Outputs['overview']['get'];
export type PushesPerHour = Outputs['overview']['pushesPerHour'];
export type PushedOrder = Outputs['orderPush']['list']['rows'][number];
export type ShownTry = Outputs['orderPush']['tries']['tries'][number];
export type OrderPage = Outputs['orders']['get'];
export type ShownAct = OrderPage['acts'][number];
export type ShownShipment = OrderPage['shipments'][number];
export type OrderToShip = Outputs['orders']['toShip']['rows'][number];
export type ShipOutcome = Outputs['orders']['ship'];
export type PickList = Outputs['orders']['pickList'];
export type PackingSlip = Outputs['orders']['slip'];
export type ConnectedStore = Outputs['stores']['list'][number];
export type Guide = NonNullable<Outputs['guide']['get']>;

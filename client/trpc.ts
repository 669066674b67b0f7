/** The client of the Worker's procedures; only the router's type crosses over. */
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../worker/trpc/router.ts';

export const trpc = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/trpc' })] });

export type RoadOrder = inferRouterOutputs<AppRouter>['road']['recent'][number];
export type RoadPush = RoadOrder['pushes'][number];
export type ConnectedStore = inferRouterOutputs<AppRouter>['stores']['list'][number];

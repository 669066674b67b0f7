/** Bulk runs as the server shows them. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['bulk'];

export type ShownRun = Outputs['list']['runs'][number];
export type RunOrders = Outputs['get']['orders'];
export type Estimate = Outputs['estimate'];

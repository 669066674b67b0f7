/** What the procedures of Manual Order Push answer, as the pages call it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['manualPush'];

export type ManualStore = Outputs['stores']['stores'][number];
export type Found = Outputs['find'];
export type FoundOrder = Found['found'][number];
export type Pushed = Outputs['push'];

/** What the procedures of Activity answer. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['activity'];

export type ActivityRow = Outputs['list']['rows'][number];

/** What the procedures of Settings and of bulk runs answer, as the pages call it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>;

export type PushStore = Outputs['pushSettings']['list']['stores'][number];
export type OlderOrder = Outputs['pushSettings']['older']['rows'][number];
export type Plans = Outputs['plans']['get'];
export type ShownPlan = Plans['plans'][number];
export type StorePlan = Plans['stores'][number];
/** A run that was started here: its id and how many orders it is about. */
export type StartedBulk = { id: string; total: number };

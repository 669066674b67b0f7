/** What the procedures of Reconciling answer, as the pages call it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['reconciles'];

export type Reconciles = Outputs['page'];
export type Run = Outputs['run'];
export type RunReport = Run['report'];
export type ReconciledStore = Reconciles['stores'][number];
export type DriftFound = Outputs['drifts']['drifts'][number];

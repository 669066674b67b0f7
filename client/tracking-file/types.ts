/** What the procedures of lists of tracking numbers answer. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['trackingFiles'];

export type TrackingFile = Outputs['get'];
export type ListedTrackingFile = Outputs['list']['files'][number];
export type ShownTrackingLine = Outputs['lines']['rows'][number];

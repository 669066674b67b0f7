/** What the procedures of files of links answer. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['linkFiles'];

export type LinkFile = Outputs['get'];
export type LineCounts = Outputs['counts'];
export type FileLines = Outputs['lines'];
export type ShownLine = FileLines['rows'][number];

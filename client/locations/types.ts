/** What the procedures of Location Groups answer, as the page calls it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['locationGroups'];

export type GroupsPage = Outputs['page'];
export type PageMap = NonNullable<GroupsPage['map']>;
export type ShownLocation = PageMap['sourceLocations'][number];
export type Idle = Outputs['idle'][number];
export type GroupsPreview = Extract<Outputs['preview'], { kind: 'preview' }>;
export type GroupsSaved = Extract<Outputs['save'], { kind: 'saved' }>;

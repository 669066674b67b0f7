/** What the procedures of Notifications answer, as the pages call it. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['notices'];

export type Unread = Outputs['unread'];
export type NoticeGroup = Outputs['list']['rows'][number];
export type NoticeSettings = Outputs['settings'];
export type ShownChannel = NoticeSettings['channels'][number];
export type ShownMessage = Outputs['messages']['rows'][number];
export type OpenedMessage = Outputs['message'];

/** A secret that is shown once, and until when the one before counts too, ms. */
export type ShownSecret = { address: string; secret: string; oldUntil: number | null };

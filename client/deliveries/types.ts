/** What the procedures of Webhook deliveries answer. */
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['deliveries'];

export type Delivery = Outputs['list']['rows'][number];
export type OpenedDelivery = Outputs['get'];
export type Letter = Outputs['deadLetters']['list']['rows'][number];

/** Every procedure, by page. The client imports only this file's type. */
import { router } from './init.ts';
import { orderPushRouter } from './order-push.ts';
import { deadLettersRouter, roadRouter } from './road.ts';
import { storesRouter } from './stores.ts';

export const appRouter = router({
  stores: storesRouter,
  road: roadRouter,
  orderPush: orderPushRouter,
  deadLetters: deadLettersRouter,
});

export type AppRouter = typeof appRouter;

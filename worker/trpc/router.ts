/** Every procedure, by page. The client imports only this file's type. */
import { guideRouter } from './guide.ts';
import { router } from './init.ts';
import { orderPushRouter } from './order-push.ts';
import { ordersRouter } from './orders.ts';
import { overviewRouter } from './overview.ts';
import { shellRouter } from './shell.ts';
import { storesRouter } from './stores.ts';

export const appRouter = router({
  shell: shellRouter,
  overview: overviewRouter,
  orderPush: orderPushRouter,
  orders: ordersRouter,
  stores: storesRouter,
  guide: guideRouter,
});

export type AppRouter = typeof appRouter;

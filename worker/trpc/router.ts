/** Every procedure, by page. The client imports only this file's type. */
import { activityRouter } from './activity.ts';
import { bulkRouter } from './bulk.ts';
import { connectingRouter } from './connecting.ts';
import { deliveriesRouter } from './deliveries.ts';
import { guideRouter } from './guide.ts';
import { router } from './init.ts';
import { inventoryRouter } from './inventory.ts';
import { ledgersRouter } from './ledgers.ts';
import { linkFilesRouter } from './link-files.ts';
import { linksRouter } from './links.ts';
import { locationGroupsRouter } from './location-groups.ts';
import { manualPushRouter } from './manual-push.ts';
import { noticesRouter } from './notices.ts';
import { orderPushRouter } from './order-push.ts';
import { ordersRouter } from './orders.ts';
import { overviewRouter } from './overview.ts';
import { plansRouter } from './plans.ts';
import { productsRouter } from './products.ts';
import { pushSettingsRouter } from './push-settings.ts';
import { reconcilesRouter } from './reconciles.ts';
import { shellRouter } from './shell.ts';
import { storesRouter } from './stores.ts';
import { trackingFilesRouter } from './tracking-files.ts';

export const appRouter = router({
  shell: shellRouter,
  overview: overviewRouter,
  orderPush: orderPushRouter,
  bulk: bulkRouter,
  orders: ordersRouter,
  trackingFiles: trackingFilesRouter,
  pushSettings: pushSettingsRouter,
  plans: plansRouter,
  manualPush: manualPushRouter,
  inventory: inventoryRouter,
  links: linksRouter,
  linkFiles: linkFilesRouter,
  products: productsRouter,
  locationGroups: locationGroupsRouter,
  stores: storesRouter,
  connecting: connectingRouter,
  reconciles: reconcilesRouter,
  deliveries: deliveriesRouter,
  guide: guideRouter,
  ledgers: ledgersRouter,
  notices: noticesRouter,
  activity: activityRouter,
});

export type AppRouter = typeof appRouter;

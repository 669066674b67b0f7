/** Starts the dashboard: its pages, each loaded when it is opened first. */
import { Route, Router } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import { lazy } from 'solid-js';
import { render } from 'solid-js/web';
import { startLive } from './live/live-state.ts';
import { queryClient, readAgain } from './reading.ts';
import { reloadOnceForNewVersion } from './reload-once.ts';
import { Shell } from './shell/shell.tsx';
import './style.css';

reloadOnceForNewVersion();
startLive(readAgain);

const root = document.getElementById('root');
if (root)
  render(
    () => (
      <QueryClientProvider client={queryClient}>
        <Router root={Shell}>
          <Route path="/" component={lazy(() => import('./pages/overview.tsx'))} />
          <Route path="/order-push" component={lazy(() => import('./pages/order-push.tsx'))} />
          <Route path="/order-push/:orderId" component={lazy(() => import('./pages/order.tsx'))} />
          <Route path="/manual-push" component={lazy(() => import('./pages/manual-push.tsx'))} />
          <Route path="/orders" component={lazy(() => import('./pages/orders.tsx'))} />
          <Route path="/orders/pick-list" component={lazy(() => import('./pages/pick-list.tsx'))} />
          <Route path="/orders/slips" component={lazy(() => import('./pages/packing-slips.tsx'))} />
          <Route
            path="/orders/tracking"
            component={lazy(() => import('./pages/tracking-file.tsx'))}
          />
          <Route
            path="/notifications"
            component={lazy(() => import('./pages/notifications.tsx'))}
          />
          <Route path="/outbox" component={lazy(() => import('./pages/outbox.tsx'))} />
          <Route path="/activity" component={lazy(() => import('./pages/activity.tsx'))} />
          <Route
            path="/settings/notifications"
            component={lazy(() => import('./pages/notification-settings.tsx'))}
          />
          <Route path="/products/file" component={lazy(() => import('./pages/link-file.tsx'))} />
          <Route path="/products" component={lazy(() => import('./pages/products.tsx'))} />
          <Route path="/inventory" component={lazy(() => import('./pages/inventory.tsx'))} />
          <Route
            path="/inventory/allowances"
            component={lazy(() => import('./pages/stock-settings.tsx'))}
          />
          <Route
            path="/inventory/first-levels"
            component={lazy(() => import('./pages/first-levels.tsx'))}
          />
          <Route
            path="/inventory/:sourceStoreId/:inventoryItemId"
            component={lazy(() => import('./pages/sku.tsx'))}
          />
          <Route
            path="/location-groups"
            component={lazy(() => import('./pages/location-groups.tsx'))}
          />
          <Route path="/reconciling" component={lazy(() => import('./pages/reconciling.tsx'))} />
          <Route path="/reconciling/:id" component={lazy(() => import('./pages/run.tsx'))} />
          <Route path="/deliveries" component={lazy(() => import('./pages/deliveries.tsx'))} />
          <Route path="/stores" component={lazy(() => import('./pages/stores.tsx'))} />
          <Route
            path="/stores/connect"
            component={lazy(() => import('./pages/connect-store.tsx'))}
          />
          <Route
            path="/stores/setup/:connectionId"
            component={lazy(() => import('./pages/setup.tsx'))}
          />
          <Route path="/settings" component={lazy(() => import('./pages/settings.tsx'))} />
          <Route
            path="/settings/order-push"
            component={lazy(() => import('./pages/push-settings.tsx'))}
          />
          <Route path="/settings/plan" component={lazy(() => import('./pages/plan.tsx'))} />
          <Route path="/find" component={lazy(() => import('./pages/find.tsx'))} />
          <Route path="*" component={lazy(() => import('./pages/not-found.tsx'))} />
        </Router>
      </QueryClientProvider>
    ),
    root,
  );

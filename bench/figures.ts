// Every figure of the bench, in the order of docs/performance.md.
import type { Figure } from './figure.ts';
import { burst } from './figures/burst.ts';
import { catalogue } from './figures/catalogue.ts';
import { door } from './figures/door.ts';
import { echoes } from './figures/echoes.ts';
import { growth } from './figures/growth.ts';
import { halfAMillion } from './figures/half-a-million.ts';
import { catalogueImport } from './figures/import.ts';
import { oneOrder } from './figures/one-order.ts';
import { ordersToShip } from './figures/orders-to-ship.ts';
import { quietChange } from './figures/quiet-change.ts';
import { reconcile } from './figures/reconcile.ts';
import { streaming } from './figures/streaming.ts';

export const figures: Figure[] = [
  quietChange,
  burst,
  halfAMillion,
  echoes,
  growth,
  reconcile,
  streaming,
  catalogueImport,
  catalogue,
  door,
  oneOrder,
  ordersToShip,
];

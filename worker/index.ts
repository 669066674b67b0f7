/** What Cloudflare calls: requests, queue batches, cron, and the object classes. */
import { app } from './app.ts';
import { cloudflareEdge } from './cloudflare-edge.ts';
import { everyMinute } from './cron/every-minute.ts';
import { buildRoad } from './deps.ts';
import type { Env } from './env.ts';
import { consume } from './queues/consume.ts';

export { AccountFeed } from './objects/account-feed.ts';
export { SkuLedger } from './objects/sku-ledger.ts';
export { StoreGate } from './objects/store-gate.ts';
export { StoreInbox } from './objects/store-inbox.ts';

export default {
  fetch: app.fetch,
  queue: (batch, env) => {
    const edge = cloudflareEdge(env);
    return consume(edge, buildRoad(edge), batch);
  },
  scheduled: (_, env) => everyMinute(cloudflareEdge(env)),
} satisfies ExportedHandler<Env>;

/** The product's worker with two more doors beside its own, in one workerd: a bare one, and one that only checks. */
import { Hono } from 'hono';
import { verifyWebhook } from '../../src/platforms/shopify/verify-webhook.ts';
import type { Env } from '../../worker/env.ts';
import worker from '../../worker/index.ts';
import { StoreInbox } from '../../worker/objects/store-inbox.ts';
import { doorSecret } from './secret.ts';

export { AccountFeed, SkuLedger, StoreGate } from '../../worker/index.ts';

/** What an inbox holds, counted. */
export type Held = {
  /** Rows of one delivery each, with their bodies. */
  orders: number;
  bodies: number;
  /** Deliveries about stock that were seen: a place's row stands for the newest. */
  aboutStock: number;
  /** Rows to be handed over now. */
  owed: number;
};

/** The product's inbox, which also counts what it holds. */
class CountedInbox extends StoreInbox {
  /** Read from the object's own storage. */
  held(): Held {
    const number = (what: string, from: string) =>
      this.ctx.storage.sql.exec<{ of: number }>(`SELECT ${what} AS of FROM ${from}`).one().of;
    return {
      orders: number('count(*)', 'deliveries WHERE place IS NULL'),
      bodies: number('count(*)', 'bodies'),
      aboutStock: number('count(*)', 'seen'),
      owed: number('count(*)', `deliveries WHERE due_at <= ${Date.now()}`),
    };
  }
}

export { CountedInbox as StoreInbox };

const secrets = [doorSecret];

const bench = new Hono<{ Bindings: Env }>();

bench.post('/bench/bare', async (context) => {
  await context.req.arrayBuffer();
  return context.text('ok');
});

bench.post('/bench/checked', async (context) => {
  const body = new Uint8Array(await context.req.arrayBuffer());
  const proven = await verifyWebhook({ body, headers: context.req.raw.headers, secrets });
  return proven ? context.text('ok') : context.text('no', 401);
});

bench.get('/bench/held/:storeId/:shard', async (context) => {
  const { storeId, shard } = context.req.param();
  const inbox = context.env.STORE_INBOX.getByName(`${storeId}/${shard}`);
  return context.json(await (inbox as unknown as { held: () => Promise<Held> }).held());
});

export default {
  fetch: (request, env, context) =>
    new URL(request.url).pathname.startsWith('/bench/')
      ? bench.fetch(request, env, context)
      : worker.fetch(request, env, context),
} satisfies ExportedHandler<Env>;

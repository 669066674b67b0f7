/** The webhook door over HTTP: raw bytes within a size, then receiveWebhook; 2xx only after the row is durable (WH1). */
import type { Context } from 'hono';
import type { Received } from '../../src/webhooks/receive-webhook.ts';
import type { Road } from '../deps.ts';
import { reasonOf } from '../reason-of.ts';
import { readBody } from './read-body.ts';

/** Shopify's largest order bodies are well under this; a bigger one is refused before it is held in memory. */
export const webhookBytesMax = 2 * 1024 * 1024;

export async function webhookRoute(
  context: Context,
  road: Pick<Road, 'receive'>,
): Promise<Response> {
  const storeId = context.req.param('storeId') ?? '';
  // An address we never gave out costs nothing: no body is read, no object is woken.
  if (!/^st_[0-9a-f]{16}$/.test(storeId)) return answer(401, 'not-proven');
  const body = await readBody(context.req.raw, webhookBytesMax);
  if (body === 'too-large') return answer(413, 'too-large');
  const { headers } = context.req.raw;
  try {
    return reply(await road.receive({ storeId, headers, body }));
  } catch (error) {
    console.error(`webhook not kept: ${reasonOf(error)}`);
    return answer(503, 'not-kept');
  }
}

function reply(received: Received): Response {
  switch (received.kind) {
    case 'kept':
    case 'known':
      return answer(200, received.kind);
    case 'not-proven':
      return answer(401, 'not-proven');
    case 'not-addressed':
      return answer(400, 'not-addressed');
  }
}

const words = {
  kept: 'Kept.',
  known: 'Kept before.',
  'not-proven': 'The signature does not prove that this store sent it. Nothing was stored.',
  'not-addressed':
    'X-Shopify-Topic and X-Shopify-Webhook-Id must say what this is. Nothing was stored.',
  'too-large': `A delivery may be ${webhookBytesMax} bytes at most. Nothing was stored.`,
  'not-kept': 'It could not be stored. Send it again.',
} as const;

/** Set here and not by the app's middleware, which sets a dozen for pages: only a store's server reads this. */
const headers = {
  'content-type': 'application/json',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

const answer = (status: number, kind: keyof typeof words): Response =>
  new Response(JSON.stringify({ result: kind, message: words[kind] }), { status, headers });

/** Sends one webhook: signed, to a public https address only, followed nowhere, and within limits. */
import type { ClaimedChannel } from '../../db/records/notice-turns.ts';
import { askWithin, retryAfterOf } from '../../src/notices/ask-within.ts';
import type { Tried } from '../../src/notices/decide-after-try.ts';
import { inOneLine } from '../../src/notices/in-one-line.ts';
import { checkWebhookAddress } from '../../src/notices/webhook-address.ts';
import type { Edge } from '../edge.ts';
import { signWebhook } from './sign-webhook.ts';

/** Its body has this many bytes at most. */
const bytesOutMax = 64 * 1024;

type Deps = Pick<Edge, 'fetch' | 'cipher' | 'now' | 'config'>;

/**
 * @param id what the receiver knows a repeat by
 * @param withinMs for the whole of it, ms
 */
export async function sendWebhook(
  deps: Deps,
  channel: Pick<
    ClaimedChannel,
    'id' | 'address' | 'sealedSecret' | 'sealedOldSecret' | 'oldSecretUntil'
  >,
  id: string,
  body: string,
  withinMs = 10_000,
): Promise<Tried> {
  // Checked when it was typed; once more here, since this is where it does harm.
  const address = checkWebhookAddress(channel.address, deps.config.publicUrl);
  if (!address.ok) return { outcome: 'refused', status: null, detail: address.failure };
  if (new TextEncoder().encode(body).byteLength > bytesOutMax)
    return { outcome: 'refused', status: null, detail: 'It is too long to be sent.' };
  const signed = await signWebhook(deps, channel, id, body);
  if (!signed)
    return { outcome: 'failed', status: null, detail: 'Its secret cannot be opened: rotate it.' };
  const answer = await askWithin(
    deps.fetch,
    address.value,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Crossdock',
        ...signed,
      },
      body,
    },
    { withinMs, bytesMax: 4 * 1024 },
  );
  if (typeof answer === 'string') return { outcome: 'failed', status: null, detail: answer };
  const { status, headers, text } = answer;
  const said = inOneLine(text, 500);
  if (status >= 200 && status < 300) return { outcome: 'sent', status, detail: said };
  if (status === 410) return { outcome: 'gone', status, detail: said };
  const isRedirect = status >= 300 && status < 400;
  return {
    outcome: 'failed',
    status,
    detail: isRedirect ? 'It sends us elsewhere: redirects are not followed.' : said,
    retryAfterMs: retryAfterOf(headers, deps.now()),
  };
}

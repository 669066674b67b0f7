/** Signs a webhook as Standard Webhooks has it, with every secret of its channel that counts. */
import { Webhook } from 'standardwebhooks';
import type { ClaimedChannel } from '../../db/records/notice-turns.ts';
import { secretBound } from '../../src/notices/webhook-secret.ts';
import type { Edge } from '../edge.ts';

type Secrets = Pick<ClaimedChannel, 'id' | 'sealedSecret' | 'sealedOldSecret' | 'oldSecretUntil'>;

/**
 * Its three headers: id, time in seconds, and a signature for each secret with a space between, so that receivers verify
 * with the old secret or the new one while both count
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Webhook headers").
 * @param id the same in every try of a message
 * @returns undefined where none of its secrets can be opened, as after a change of CREDENTIALS_KEY
 */
export async function signWebhook(
  { cipher, now }: Pick<Edge, 'cipher' | 'now'>,
  channel: Secrets,
  id: string,
  body: string,
): Promise<Record<string, string> | undefined> {
  const at = new Date(now());
  const oldCounts = channel.oldSecretUntil !== null && channel.oldSecretUntil > at.getTime();
  const sealed = [channel.sealedSecret, oldCounts ? channel.sealedOldSecret : null];
  const secrets = await Promise.all(
    sealed.flatMap((one) =>
      one ? [cipher.open(one, secretBound(channel.id)).catch(() => undefined)] : [],
    ),
  );
  const known = secrets.filter((secret) => secret !== undefined);
  if (known.length === 0) return undefined;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': known.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

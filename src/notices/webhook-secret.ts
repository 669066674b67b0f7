/** The secret that signs a channel's webhooks, in the form of Standard Webhooks, and what it is sealed to. */
import { toBase64 } from '../shared/base64.ts';

/**
 * A fresh one: `whsec_` and 32 random bytes in base64
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Signature scheme").
 */
export const newWebhookSecret = (): string =>
  `whsec_${toBase64(crypto.getRandomValues(new Uint8Array(32)))}`;

/** How long the secret before a rotation counts beside the new one, ms: receivers are changed in that time. */
export const oldSecretMs = 24 * 60 * 60_000;

/** What a channel's secret is sealed to: moved to another row, it does not open. The old one is sealed alike. */
export const secretBound = (channelId: string): string => `${channelId}.webhook-secret`;

/** Exchanges a store's refresh token for its next access token. Safe to repeat until the new refresh token is used. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import { post } from './post.ts';
import { failureOfStatus, lost, unreadable } from './reply.ts';
import { objectOf } from './reply-body.ts';

/** What a store's tokens become. Both are to be kept before either is used. */
export type RefreshedToken = {
  token: string;
  refreshToken: string;
  /** From the answer on; 3,600 at Shopify. */
  expiresInSeconds: number;
};

const limitMs = 10_000;

/** An exchange changes the store's tokens; its points are not counted. */
const asked = { kind: 'mutation', cost: 0 } as const;

/**
 * Sent once. Shopify keeps the used refresh token good until its replacement is used, 30 days at most (changelog
 * 2026-08-28), so a lost answer is no loss: ask again with the same one.
 * @returns `unauthorized` where the refresh token or the app is not known (any more): a person must connect the store
 * again; `unknown` where the answer was lost. No message holds a token or the secret.
 */
export async function refreshToken(options: {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  fetch: (request: Request) => Promise<Response>;
}): Answer<RefreshedToken> {
  const posted = await post(options.fetch, requestOf(options), limitMs);
  if (!posted.ok) {
    const { kind, why } = posted.failure;
    return fail(kind === 'not-sent' ? { kind: 'unreachable', message: why } : lost(asked, why));
  }
  const { status, headers, text } = posted.value;
  const body = parsed(text);
  if (status === 400 || status === 401)
    return fail({ kind: 'unauthorized', message: `HTTP ${status}: ${errorWord(body)}` });
  if (status === 404)
    return fail({ kind: 'unreachable', message: 'The store gives out no tokens at this address.' });
  // Without a clock a Retry-After that names a date means a short wait.
  const refused = failureOfStatus({ status, headers }, undefined, asked, Number.NaN);
  if (refused) return fail(refused);
  const read = tokensOf(body);
  return read ? ok(read) : fail(unreadable(asked, 'The answer holds no tokens.'));
}

function requestOf({
  baseUrl,
  clientId,
  clientSecret,
  refreshToken: token,
}: Parameters<typeof refreshToken>[0]) {
  return {
    url: `${baseUrl}/admin/oauth/access_token`,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: token,
    }),
  };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** OAuth's own words for what is wrong (RFC 6749, 5.2); a description may quote what was sent. */
const errorWord = (body: Record<string, unknown> | undefined): string =>
  typeof body?.error === 'string' && /^[a-z_]{1,40}$/.test(body.error)
    ? body.error
    : 'no reason given';

function tokensOf(body: Record<string, unknown> | undefined): RefreshedToken | undefined {
  const { access_token: token, refresh_token: next, expires_in: seconds } = body ?? {};
  return isText(token) && isText(next) && typeof seconds === 'number' && seconds > 0
    ? { token, refreshToken: next, expiresInSeconds: seconds }
    : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

// Which access tokens open the Admin API: one that never ends, or expiring ones that a refresh token is exchanged for.
import { createHash } from 'node:crypto';
import type { FaultSettings } from './faults/fault-settings.ts';
import { withRequestFaults } from './faults/with-request-faults.ts';
import type { State } from './state.ts';

/** The app that asks, and the refresh token that belongs to the store's first access token. */
export type ExpiringTokens = { clientId: string; clientSecret: string; refreshToken: string };

export type AccessTokens = {
  /** lets this token in now */
  admits(token: string | null): boolean;
  /** answers `POST /admin/oauth/access_token`; undefined where tokens never end */
  exchange: ((request: Request) => Promise<Response>) | undefined;
};

/** An access token and its refresh token, issued together. Moments are milliseconds. */
type GrantRecord = {
  id: string;
  accessToken: string;
  expiresAt: number;
  refreshUntil: number;
  /** the refresh token it was exchanged for; null for the first, and once this grant's own was used */
  replaces: string | null;
};

/** https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens */
const accessSeconds = 3600;
const refreshSeconds = 90 * 24 * 3600;

/** A refresh token that was used stays good for this long, unless its replacement is used before: changelog 2026-08-28. */
const usedForMs = 30 * 24 * 3600 * 1000;

/** @param options `expiring` absent: `token` never ends */
export function openAccessTokens(
  state: State,
  options: { token: string; expiring: ExpiringTokens | undefined },
  faults: { faults: FaultSettings; random: () => number },
): AccessTokens {
  const { token, expiring } = options;
  if (expiring === undefined) return { admits: (given) => given === token, exchange: undefined };
  const grants = state.collection<GrantRecord>('accessTokenGrant');
  const issue = (refreshToken: string, accessToken: string, replaces: string | null) =>
    grants.put({
      id: refreshToken,
      accessToken,
      expiresAt: state.now() + accessSeconds * 1000,
      refreshUntil: state.now() + refreshSeconds * 1000,
      replaces,
    });
  if (grants.size === 0) issue(expiring.refreshToken, token, null);

  /** The used one stays until its replacement is used for the first time: then that lost no answer. */
  function refresh(used: GrantRecord): Response {
    if (used.replaces !== null) {
      const spent = grants.get(used.replaces);
      if (spent !== undefined) grants.put({ ...spent, refreshUntil: 0 });
      const twins = grants.where(
        ({ id, replaces }) => id !== used.id && replaces === used.replaces,
      );
      for (const twin of twins) grants.put({ ...twin, refreshUntil: 0 });
    }
    const refreshUntil = Math.min(used.refreshUntil, state.now() + usedForMs);
    grants.put({ ...used, replaces: null, refreshUntil });
    const number = state.count('accessToken');
    const next = issue(made('shprt', number), made('shpat', number), used.id);
    return Response.json({
      access_token: next.accessToken,
      expires_in: accessSeconds,
      refresh_token: next.id,
      refresh_token_expires_in: refreshSeconds,
      scope: state.shop().scopes.join(','),
    });
  }

  const made = (prefix: string, number: number) =>
    `${prefix}_${createHash('sha256').update(`${token} ${prefix} ${number}`).digest('hex').slice(0, 32)}`;

  function answer(method: string, asked: Record<string, unknown>): Response {
    if (method !== 'POST') return refusal(405, 'invalid_request', 'Only POST is answered here.');
    if (asked.client_id !== expiring?.clientId || asked.client_secret !== expiring?.clientSecret)
      return refusal(401, 'invalid_client', 'The client id or secret is wrong.');
    if (asked.grant_type !== 'refresh_token')
      return refusal(400, 'unsupported_grant_type', 'This store only refreshes tokens.');
    const grant = grants.get(String(asked.refresh_token));
    if (grant === undefined || grant.refreshUntil <= state.now())
      return refusal(
        400,
        'invalid_grant',
        'The refresh token is unknown, expired or was replaced.',
      );
    return state.transaction(() => refresh(grant));
  }

  return {
    admits: (given) =>
      grants.find(
        ({ accessToken, expiresAt }) => accessToken === given && expiresAt > state.now(),
      ) !== undefined,
    exchange: async (request) => {
      const body = await request.text();
      return withRequestFaults({
        ...faults,
        body,
        run: async () => answer(request.method, fieldsOf(body, request.headers)),
        throttled: async () => refusal(429, 'throttled', 'Too many requests.'),
      });
    },
  };
}

/** A form, or JSON: Shopify takes both. */
function fieldsOf(body: string, headers: Headers): Record<string, unknown> {
  if (!headers.get('content-type')?.includes('json'))
    return Object.fromEntries(new URLSearchParams(body));
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}

const refusal = (status: number, error: string, words: string) =>
  Response.json({ error, error_description: words }, { status });

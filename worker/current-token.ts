/** The access token that is good now, for a store whose tokens end: renewed by one caller, kept before it is used. */
import type { SealedStore } from '../db/records/stores.ts';
import type { PlatformFailure } from '../src/platforms/platform-failure.ts';
import { platforms } from '../src/platforms/registry.ts';
import { newId } from '../src/shared/ids.ts';
import { fail, ok, type Result } from '../src/shared/result.ts';
import type { ExpiringApp } from '../src/stores/connect-store.ts';
import type { Edge } from './edge.ts';

type Tokens = { token: string; refreshToken: string };

/** @param markState tells people that the store must be connected again; false where it was, meanwhile */
export async function currentToken(
  edge: Edge,
  store: SealedStore,
  markState: (state: SealedStore['state']) => Promise<boolean>,
): Promise<Result<string, PlatformFailure>> {
  const taken = await edge.tokens(store.id).take(newId('lease'));
  switch (taken.kind) {
    case 'use':
      return ok((await openTokens(edge, store.id, taken.sealed)).token);
    case 'wait':
      return fail({ kind: 'throttled', retryAfterSeconds: taken.seconds });
    case 'none':
      return fail({ kind: 'unauthorized', message: 'No token is kept. Connect the store again.' });
    case 'renew':
      return renew(edge, store, taken, markState);
  }
}

async function renew(
  edge: Edge,
  store: SealedStore,
  { sealed, lease }: { sealed: string; lease: string },
  markState: (state: SealedStore['state']) => Promise<boolean>,
): Promise<Result<string, PlatformFailure>> {
  const { refreshToken } = await openTokens(edge, store.id, sealed);
  const app = JSON.parse(await edge.cipher.open(store.sealedApp ?? '', `${store.id}.app`)) as {
    clientId: string;
    clientSecret: string;
  };
  const renewed = await platforms[store.platform].renewToken({
    baseUrl: store.baseUrl,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    refreshToken,
    fetch: edge.fetch,
  });
  if (!renewed.ok) {
    if (renewed.failure.kind === 'unauthorized' && !(await markState('unauthorized')))
      return fail({ kind: 'throttled', retryAfterSeconds: 1 });
    // The exchange may have happened, but the call it was for was not sent.
    const { failure } = renewed;
    return fail(
      failure.kind === 'unknown' ? { kind: 'unreachable', message: failure.message } : failure,
    );
  }
  const { token, expiresInSeconds } = renewed.value;
  const pair = await sealTokens(edge, store.id, renewed.value, expiresInSeconds);
  // Overtaken: another caller keeps newer ones, and this call comes again with them.
  if (!(await edge.tokens(store.id).put(lease, pair)))
    return fail({ kind: 'throttled', retryAfterSeconds: 1 });
  return ok(token);
}

/** Keeps the tokens a person connected the store with. */
export async function keepTokens(
  edge: Edge,
  storeId: string,
  token: string,
  { refreshToken, expiresInSeconds }: ExpiringApp,
): Promise<void> {
  const pair = await sealTokens(edge, storeId, { token, refreshToken }, expiresInSeconds);
  await edge.tokens(storeId).keep(pair);
}

/** The app's own id and secret, sealed for the store's row. */
export const sealApp = (
  edge: Edge,
  storeId: string,
  { clientId, clientSecret }: ExpiringApp,
): Promise<string> =>
  edge.cipher.seal(JSON.stringify({ clientId, clientSecret }), `${storeId}.app`);

async function sealTokens(
  edge: Edge,
  storeId: string,
  { token, refreshToken }: Tokens,
  expiresInSeconds: number,
): Promise<{ sealed: string; expiresAt: number }> {
  const sealed = await edge.cipher.seal(
    JSON.stringify({ token, refreshToken }),
    `${storeId}.tokens`,
  );
  return { sealed, expiresAt: edge.now() + expiresInSeconds * 1000 };
}

const openTokens = async (edge: Edge, storeId: string, sealed: string): Promise<Tokens> =>
  JSON.parse(await edge.cipher.open(sealed, `${storeId}.tokens`)) as Tokens;

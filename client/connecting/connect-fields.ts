/** What is filled in to connect a store, kept in this page's memory alone: a token is stored in no browser. */
import { createStore } from 'solid-js/store';
import type { StoreRole } from '../../src/stores/store.ts';
import type { FormStore, Probed } from './types.ts';

export type ConnectFields = {
  role: StoreRole;
  url: string;
  token: string;
  webhookSecret: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  expiresInSeconds: string;
};

const empty: ConnectFields = {
  role: 'destination',
  url: '',
  token: '',
  webhookSecret: '',
  clientId: '',
  clientSecret: '',
  refreshToken: '',
  expiresInSeconds: '3600',
};

/** @param again the store that is connected again: its address and role are known */
export const createFields = (again: FormStore | undefined) =>
  createStore<ConnectFields>({
    ...empty,
    ...(again ? { role: again.role, url: again.baseUrl } : {}),
  });

type App = {
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  expiresInSeconds: number;
};

/** The app that renews a token which ends; undefined where nothing of it is filled in. Pure. */
export function appOf(fields: ConnectFields): App | undefined {
  const { clientId, clientSecret, refreshToken } = fields;
  if (!clientId && !clientSecret && !refreshToken) return undefined;
  const expiresInSeconds = Number.parseInt(fields.expiresInSeconds, 10) || 3600;
  return { clientId, clientSecret, refreshToken, expiresInSeconds };
}

/** What is still to be filled in before it can be connected, in words; undefined where nothing is. Pure. */
export function missingFrom(fields: ConnectFields): string | undefined {
  if (!fields.url.trim()) return 'Give the store’s address first';
  if (!fields.token) return 'Give the token first';
  if (!fields.webhookSecret) return 'Give the webhook secret first';
  const app = appOf(fields);
  if (app && !(app.clientId && app.clientSecret && app.refreshToken))
    return 'For a token that ends, fill in client id, client secret and refresh token, or none of them';
  return undefined;
}

/** What a test was about: once one of these changes, it says nothing any more. Pure. */
export const testedOf = ({ url, token }: ConnectFields): string => JSON.stringify([url, token]);

/**
 * The stores a new one is connected with unless a person says otherwise: those of the other role that work, of the set of
 * the first of them. Pure.
 * @param probed of a store that is known already, those it has are kept
 */
export function proposedOthers(
  stores: readonly FormStore[],
  role: StoreRole,
  probed: Probed | undefined,
): string[] {
  const others = othersOf(stores, role, probed).filter(({ state }) => state === 'working');
  const has = stores.find(({ id }) => id === probed?.known?.storeId)?.connectedWith ?? [];
  if (has.length > 0) return has;
  return others.filter(({ setName }) => setName === others[0]?.setName).map(({ id }) => id);
}

/** Stores of the other role that it can be connected with. Pure. */
export const othersOf = (
  stores: readonly FormStore[],
  role: StoreRole,
  probed: Probed | undefined,
): FormStore[] =>
  stores.filter(
    (one) => one.role !== role && one.state !== 'left' && one.id !== probed?.known?.storeId,
  );

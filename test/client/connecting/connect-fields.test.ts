// What the form that connects a store asks for, and which stores it proposes.
import { describe, expect, it } from 'vitest';
import {
  appOf,
  type ConnectFields,
  missingFrom,
  othersOf,
  proposedOthers,
} from '../../../client/connecting/connect-fields.ts';
import type { FormStore, Probed } from '../../../client/connecting/types.ts';

const fields: ConnectFields = {
  role: 'destination',
  url: 'http://127.0.0.1:4404',
  token: 'token',
  webhookSecret: 'secret',
  clientId: '',
  clientSecret: '',
  refreshToken: '',
  expiresInSeconds: '3600',
};

const store = (id: string, change: Partial<FormStore> = {}): FormStore => ({
  id,
  name: id,
  shop: `${id}.myshopify.com`,
  role: 'source',
  state: 'working',
  setName: '',
  baseUrl: 'http://127.0.0.1:4401',
  connectedWith: [],
  ...change,
});

describe('the form that connects a store', () => {
  it('says what is still to be filled in', () => {
    expect(missingFrom({ ...fields, url: ' ' })).toMatch(/address/);
    expect(missingFrom({ ...fields, token: '' })).toMatch(/token/);
    expect(missingFrom({ ...fields, webhookSecret: '' })).toMatch(/secret/);
    expect(missingFrom({ ...fields, clientId: 'id' })).toMatch(/client secret and refresh token/);
    expect(missingFrom(fields)).toBeUndefined();
  });

  it('sends the app of a token that ends only where it is filled in', () => {
    expect(appOf(fields)).toBeUndefined();
    const app = { clientId: 'id', clientSecret: 'secret', refreshToken: 'refresh' };
    expect(appOf({ ...fields, ...app, expiresInSeconds: '60' })).toEqual({
      ...app,
      expiresInSeconds: 60,
    });
  });

  it('proposes the working stores of the other role and of one set', () => {
    const stores = [
      store('north', { setName: 'sandbox' }),
      store('south', { setName: 'sandbox', state: 'unauthorized' }),
      store('east', { setName: 'sandbox' }),
      store('own'),
      store('gone', { setName: 'sandbox', state: 'left' }),
      store('street', { role: 'destination', setName: 'sandbox' }),
    ];
    expect(othersOf(stores, 'destination', undefined).map(({ id }) => id)).toEqual([
      ...['north', 'south', 'east', 'own'],
    ]);
    expect(proposedOthers(stores, 'destination', undefined)).toEqual(['north', 'east']);
    expect(proposedOthers(stores, 'source', undefined)).toEqual(['street']);
  });

  it('proposes for a known store what it is connected with', () => {
    const known = { storeId: 'street', role: 'destination' } as const;
    const probed: Probed = {
      ...{ name: 'street', shop: 'street.myshopify.com', currency: 'USD', locations: [] },
      ...{ listings: 1, missingRights: [], known },
    };
    const stores = [
      store('north'),
      store('own'),
      store('street', { role: 'destination', connectedWith: ['own'] }),
    ];
    expect(proposedOthers(stores, 'destination', probed)).toEqual(['own']);
    expect(othersOf(stores, 'source', probed)).toEqual([]);
  });
});

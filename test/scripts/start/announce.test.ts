// What a newcomer reads first.
import { expect, it } from 'vitest';
import { announcement } from '../../../scripts/start/announce.ts';

const ready = { seconds: 3.21, examples: false };

it('lines up the addresses of the dashboard and of each store with its role', () => {
  const store = {
    platform: 'shopify',
    shop: 'north-supply.myshopify.com',
    baseUrl: 'http://127.0.0.1:4401',
    adminUrl: 'http://127.0.0.1:4401/admin',
    token: 'secret-token',
    webhookSecret: 'secret-key',
    faultsUrl: 'http://127.0.0.1:4411',
  } as const;
  const text = announcement(
    {
      dashboard: 'http://127.0.0.1:4400',
      pid: 1,
      stores: [{ ...store, name: 'North Supply', role: 'source' }],
      spare: [
        {
          ...store,
          name: 'Corner Shelf',
          role: 'destination',
          adminUrl: 'http://127.0.0.1:4404/admin',
        },
      ],
    },
    ready,
  );
  expect(text).toContain(
    [
      'Crossdock is ready after 3.2 s.',
      '',
      '  Dashboard     http://127.0.0.1:4400',
      '  North Supply  http://127.0.0.1:4401/admin  (source)',
      '  Corner Shelf  http://127.0.0.1:4404/admin  (not connected by itself: try it under Stores, Add a store)',
    ].join('\n'),
  );
  expect(text).not.toContain('secret');
});

it('says where to look: at the three steps, and at the examples where they were sent now', () => {
  const run = { dashboard: 'http://127.0.0.1:4400', pid: 1, stores: [], spare: [] };
  expect(announcement(run, ready)).toContain('in three steps');
  expect(announcement(run, ready)).not.toContain('example');
  expect(announcement(run, { ...ready, examples: true })).toContain(
    'Four example orders are there',
  );
});

import { expect, it } from 'vitest';
import { isSameSite, openSession } from '../../worker/session.ts';

const config = {
  publicUrl: 'http://127.0.0.1:4400',
  localAccount: 'demo',
  defaultPlan: 'starter',
  planChanges: 'owner',
  reconcile: { everyMinutes: 15, nightlyAt: 180 },
  mail: { provider: undefined, from: '' },
  support: { email: 'support@crossdock.test', contactUrl: 'https://crossdock.test/contact' },
} as const;
const asked = (host: string, headers: Record<string, string> = {}) =>
  new Request(`http://${host}/trpc/x`, { headers: { host, ...headers } });

it.each(['127.0.0.1:4400', 'localhost:4400', '[::1]:4400'])(
  '[AC1] signs a request to %s in by itself',
  (host) => {
    expect(openSession(asked(host), config)).toEqual({
      accountId: 'demo',
      person: 'You',
      isOwner: true,
      personId: 'local',
    });
  },
);

it.each(['evil.example', '127.0.0.1.evil.example', '10.0.0.1:4400'])(
  '[AC1] signs nobody in who came by another name: %s',
  (host) => {
    expect(openSession(asked(host), config)).toBeUndefined();
  },
);

it('[AC1] signs nobody in on the edge', () => {
  expect(openSession(asked('127.0.0.1'), { ...config, localAccount: undefined })).toBeUndefined();
});

it.each([
  [{}, true],
  [{ origin: 'http://127.0.0.1:4400' }, true],
  [{ origin: 'http://127.0.0.1:4400', 'sec-fetch-site': 'same-origin' }, true],
  [{ origin: 'http://127.0.0.1:9999' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
])('%j counts as our own page or a program: %s', (headers, ours) => {
  expect(isSameSite(asked('127.0.0.1:4400', headers))).toBe(ours);
});

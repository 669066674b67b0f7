// What `npm run connect` takes, and what it refuses before anything is sent.
import { expect, it } from 'vitest';
import { connectArguments } from '../../../scripts/connect/connect-arguments.ts';
import { connectedText } from '../../../scripts/connect/connected-text.ts';

const given = ['--url', 'http://127.0.0.1:9', '--token', 't', '--secret', 's', '--role'];

it('gives a destination the plan that includes Order Push, and switches it on', () => {
  expect(connectArguments([...given, 'destination'], {}).store).toEqual({
    platform: 'shopify',
    url: 'http://127.0.0.1:9',
    token: 't',
    webhookSecret: 's',
    role: 'destination',
    plan: 'traction',
    orderPush: true,
  });
});

it.each([
  [['source'], 'traction', false],
  [['destination', '--plan', 'starter'], 'starter', false],
  [['destination', '--order-push', 'off'], 'traction', false],
  [['destination', '--plan', 'scale', '--order-push', 'on'], 'scale', true],
])('reads %j as plan %s, Order Push %s', (words, plan, orderPush) => {
  expect(connectArguments([...given, ...words], {}).store).toMatchObject({ plan, orderPush });
});

it.each([
  [[], 'Say which store, its token, its webhook secret and its role'],
  [[...given, 'both'], '--role takes source, destination, not "both"'],
  [[...given, 'source', '--plan', 'free'], '--plan takes starter, traction, scale, not "free"'],
  [[...given, 'source', '--order-push', 'yes'], '--order-push takes on, off'],
  [['--url', 'https://shop.example', ...given.slice(2), 'source'], 'is not on this machine'],
])('refuses %j', (words, sentence) => {
  expect(() => connectArguments(words, {})).toThrow(sentence);
});

it('tells what was connected and on which terms', () => {
  const { store } = connectArguments([...given, 'destination'], {});
  const connected = {
    name: 'Mug Street',
    shop: 'mug-street.myshopify.com',
    locations: 2,
    importing: false,
    listings: 12,
    linked: 9,
    locationGroups: 1,
    webhooks: 11,
  };
  const text = connectedText(store, connected, 'http://127.0.0.1:4400');
  expect(text).toContain('Connected Mug Street (mug-street.myshopify.com) as destination');
  expect(text).toContain('plan traction, Order Push on');
  expect(text).not.toContain('being read');
  expect(
    connectedText(store, { ...connected, importing: true }, 'http://127.0.0.1:4400'),
  ).toContain('Its catalogue is being read: listings and links grow meanwhile.');
  expect(text).toMatch(/locations +2\n.*listings +12\n.*SKU +9\n.*Groups +1\n.*webhooks +11/);
});

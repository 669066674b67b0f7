import { expect, it } from 'vitest';
import { defaultOrderPushSettings } from '../../../src/order-push/settings.ts';
import { settingsProblems } from '../../../src/order-push/settings-problems.ts';

const problems = (change: Partial<typeof defaultOrderPushSettings>) =>
  settingsProblems({ ...defaultOrderPushSettings, ...change });
const own = (address: string) => ({ email: { use: 'own' as const, address } });
const named = (title: string) => ({ shipping: { method: 'named' as const, title } });

it.each([
  {},
  own('orders@example.com'),
  own('first.last+shop@mail.example.co.uk'),
  { email: { use: 'none' as const, address: 'nonsense' } },
  { shipping: { method: 'as-sold' as const, title: '' } },
  named('Ground'),
  named('x'.repeat(100)),
  { tags: ['from web', 'Web', 'x'.repeat(40)] },
  { tags: Array.from({ length: 20 }, (_, at) => `tag ${at}`) },
])('[OP12] %j can be saved', (change) => {
  expect(problems(change)).toEqual([]);
});

it.each([
  [own(''), 'email.address', 'Give the e-mail address that source orders carry.'],
  [own('orders'), 'email.address', /does not look like one/],
  [own('orders@'), 'email.address', /does not look like one/],
  [own('or ders@example.com'), 'email.address', /does not look like one/],
  [own('a@b@example.com'), 'email.address', /does not look like one/],
  [own('orders@example'), 'email.address', /does not look like one/],
  [own(`${'x'.repeat(250)}@example.com`), 'email.address', /longer than 254/],
  [named(''), 'shipping.title', 'Give the shipping method that source orders carry.'],
  [named('   '), 'shipping.title', 'Give the shipping method that source orders carry.'],
  [named('x'.repeat(101)), 'shipping.title', /100 characters at most/],
  [named('Ground\nfast'), 'shipping.title', /one line/],
  [{ tags: [''] }, 'tags', /empty/],
  [{ tags: ['x'.repeat(41)] }, 'tags', /40 characters at most/],
  [{ tags: ['a,b'] }, 'tags', /no comma/],
  [{ tags: ['Web', 'web'] }, 'tags', 'The tag “web” stands there twice.'],
  [{ tags: Array.from({ length: 21 }, (_, at) => `tag ${at}`) }, 'tags', 'Use 20 tags at most.'],
])('[OP12] %j is refused for its field', (change, field, words) => {
  expect(problems(change)).toEqual([{ field, words: expect.stringMatching(words) }]);
});

it('[OP12] every field that cannot be saved is named', () => {
  const all = { ...own('x'), ...named(''), tags: [''] };
  expect(problems(all).map(({ field }) => field)).toEqual([
    'email.address',
    'shipping.title',
    'tags',
  ]);
});

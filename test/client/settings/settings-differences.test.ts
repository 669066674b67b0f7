// Two versions of Order Push Settings, one saved meanwhile: where they differ, in words.
import { expect, it } from 'vitest';
import { differencesOf } from '../../../client/settings/settings-differences.ts';
import { typeSettings } from '../../../client/settings/settings-fields.ts';
import {
  defaultOrderPushSettings,
  type OrderPushSettings,
} from '../../../src/order-push/settings.ts';

const typed = typeSettings(defaultOrderPushSettings);

/** Each field once, to something else than its default. */
const changes: { [Name in keyof OrderPushSettings]: OrderPushSettings[Name] } = {
  when: 'placed',
  holds: { ...defaultOrderPushSettings.holds, risk: false },
  email: { use: 'own', address: 'dock@example.com' },
  shipping: { method: 'named', title: 'Standard' },
  shippingCost: 'split',
  tags: ['b2b'],
  copyTags: true,
  copyNote: false,
  payment: 'pending',
  prices: 'source',
  taxes: 'copy',
  linesThatStay: 'hold-order',
  tooFew: 'below-zero',
  sourceRefunds: 'pay-back',
};

it('[OP12] says nothing of what is the same', () => {
  expect(differencesOf(typed, typeSettings(defaultOrderPushSettings))).toEqual([]);
});

it.each(Object.keys(changes) as (keyof OrderPushSettings)[])(
  '[OP12] names a change of %s with both versions',
  (name) => {
    const changed = typeSettings({ ...defaultOrderPushSettings, [name]: changes[name] });
    const [difference, ...others] = differencesOf(changed, typed);
    expect(others).toEqual([]);
    expect(difference?.present).not.toBe(difference?.yours);
    expect([difference?.what, difference?.present, difference?.yours]).not.toContain('');
    expect([difference?.what, difference?.present, difference?.yours]).not.toContain(undefined);
  },
);

it('[OP12] tells a hold by its name', () => {
  const changed = { ...typed, holds: { ...typed.holds, pickup: false } };
  expect(differencesOf(changed, typed)).toEqual([
    { what: 'Local pickup and local delivery', present: 'Not held', yours: 'Held' },
  ]);
});

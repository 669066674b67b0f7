// Order Push Settings as a person types them.
import { describe, expect, it } from 'vitest';
import {
  isSameTyped,
  readSettings,
  typeSettings,
} from '../../../client/settings/settings-fields.ts';
import { defaultOrderPushSettings } from '../../../src/order-push/settings.ts';

const typed = typeSettings(defaultOrderPushSettings);

describe('settings as typed', () => {
  it('[OP12] come back as they were, tags as a list', () => {
    const settings = { ...defaultOrderPushSettings, tags: ['wholesale', 'Partner'] };
    expect(typeSettings(settings).tags).toBe('wholesale, Partner');
    expect(readSettings(typeSettings(settings))).toEqual({ said: settings, problems: {} });
  });

  it('[OP12] are the same whatever order their fields came in', () => {
    const turned = Object.fromEntries(Object.entries(defaultOrderPushSettings).toReversed());
    expect(isSameTyped(typeSettings({ ...defaultOrderPushSettings, ...turned }), typed)).toBe(true);
    expect(isSameTyped({ ...typed, copyNote: !typed.copyNote }, typed)).toBe(false);
  });

  it('[OP12] forget spaces, empty tags, and a tag that differs in capitals only', () => {
    const { said } = readSettings({
      ...typed,
      tags: ' b2b ,, Gift, B2B,gift ',
      email: { use: 'own', address: ' dock@example.com ' },
      shipping: { method: 'named', title: ' Standard ' },
    });
    expect(said.tags).toEqual(['b2b', 'Gift']);
    expect(said.email).toEqual({ use: 'own', address: 'dock@example.com' });
    expect(said.shipping).toEqual({ method: 'named', title: 'Standard' });
  });

  it.each([
    '',
    'dock',
    'dock@',
    '@example.com',
    'dock@example',
    'a@b@example.com',
    'a b@example.com',
  ])('[OP12] refuse %j as an address of your own, and ask for none otherwise', (address) => {
    const own = readSettings({ ...typed, email: { use: 'own', address } });
    expect(Object.keys(own.problems)).toEqual(['email']);
    const none = readSettings({ ...typed, email: { use: 'none', address } });
    expect(none.problems).toEqual({});
  });

  it.each([
    ['', 'Type the name of the shipping method.'],
    ['x'.repeat(101), 'Use 100 characters at most; these are 101.'],
    ['Stan\tdard', 'Write it on one line.'],
  ])('[OP12] refuse the shipping method %j', (title, says) => {
    const read = readSettings({ ...typed, shipping: { method: 'named', title } });
    expect(read.problems).toEqual({ title: says });
    expect(readSettings({ ...typed, shipping: { method: 'as-sold', title } }).problems).toEqual({});
  });

  it('[OP12] refuse a tag of 41 characters and 21 tags, and take 40 and 20', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`).join(',');
    expect(readSettings({ ...typed, tags: many(20) }).problems).toEqual({});
    expect(readSettings({ ...typed, tags: many(21) }).problems).toEqual({
      tags: 'Use 20 tags at most; these are 21.',
    });
    expect(readSettings({ ...typed, tags: 'x'.repeat(40) }).problems).toEqual({});
    expect(readSettings({ ...typed, tags: 'x'.repeat(41) }).problems.tags).toContain('41');
  });
});

import { expect, it } from 'vitest';
import { readConfig } from '../../worker/cloudflare-edge.ts';

const env = {
  PUBLIC_URL: 'https://crossdock.example/',
  LOCAL_ACCOUNT: '',
  DEFAULT_PLAN: 'traction',
  PLAN_CHANGES: 'operator',
  SUPPORT_EMAIL: 'support@crossdock.example',
  CONTACT_URL: 'https://crossdock.example/contact',
  RECONCILE_MINUTES: '15',
  RECONCILE_NIGHTLY_AT: '03:00',
};

it('[OP3] the operator says which plan a new store has, and who changes it', () => {
  expect(readConfig(env)).toMatchObject({ defaultPlan: 'traction', planChanges: 'operator' });
});

it('[OP3] owners change plans where the operator says nothing', () => {
  const { PLAN_CHANGES: _, ...silent } = env;
  expect(readConfig(silent).planChanges).toBe('owner');
  expect(readConfig({ ...env, PLAN_CHANGES: '' }).planChanges).toBe('owner');
});

it('[OP3] a setting that is none is named at once', () => {
  expect(() => readConfig({ ...env, PLAN_CHANGES: 'everybody' })).toThrow(
    'PLAN_CHANGES must be one of owner, operator',
  );
  expect(() => readConfig({ ...env, DEFAULT_PLAN: 'free' })).toThrow(
    'DEFAULT_PLAN must be one of starter, traction, scale',
  );
});

it('[OP7] the operator says who carries mail, and is told at once what is missing', () => {
  const mail = { MAIL_PROVIDER: 'resend', MAIL_FROM: 'notices@crossdock.example' };
  expect(readConfig(env).mail).toEqual({ provider: undefined, from: '' });
  expect(readConfig({ ...env, ...mail, MAIL_TOKEN: 'secret' }).mail).toEqual({
    provider: 'resend',
    from: 'notices@crossdock.example',
  });
  expect(() => readConfig({ ...env, ...mail })).toThrow('needs its token');
});

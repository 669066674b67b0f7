import { describe, expect, it } from 'vitest';
import { keepToken, prepareToken, putToken, takeToken } from '../../../src/gate/token.ts';
import { nodeSql } from '../../support/node-sql.ts';

const hour = 3_600_000;
const minute = 60_000;

const open = () => {
  const sql = nodeSql();
  prepareToken(sql);
  keepToken(sql, { sealed: 'first', expiresAt: hour });
  let leases = 0;
  return {
    sql,
    take: (now: number) => {
      leases += 1;
      return takeToken(sql, `lease-${leases}`, now);
    },
  };
};

/** The one that renews, of several that asked. */
const renewing = (asked: ReturnType<typeof takeToken>[]) =>
  asked.flatMap((one) => (one.kind === 'renew' ? [one] : []));

describe('a store token', () => {
  it('is used as it is until five minutes before its end', () => {
    const { take } = open();
    expect(take(0)).toEqual({ kind: 'use', sealed: 'first' });
    expect(take(55 * minute - 1)).toEqual({ kind: 'use', sealed: 'first' });
    expect(take(55 * minute)).toEqual({ kind: 'renew', sealed: 'first', lease: 'lease-3' });
  });

  it('is renewed by one of fifty callers while the others use it', () => {
    const { take } = open();
    const asked = Array.from({ length: 50 }, () => take(56 * minute));
    expect(renewing(asked)).toHaveLength(1);
    expect(asked.filter(({ kind }) => kind === 'use')).toHaveLength(49);
  });

  it('that has ended is renewed by one of fifty callers while the others wait', () => {
    const { sql, take } = open();
    const asked = Array.from({ length: 50 }, () => take(2 * hour));
    const [one] = renewing(asked);
    expect(asked.filter(({ kind }) => kind === 'wait')).toHaveLength(49);
    expect(take(2 * hour + 10_000)).toEqual({ kind: 'wait', seconds: 20 });
    expect(putToken(sql, one?.lease ?? '', { sealed: 'second', expiresAt: 3 * hour })).toBe(true);
    expect(take(2 * hour + 11_000)).toEqual({ kind: 'use', sealed: 'second' });
  });

  it('whose renewer died is renewed by the next after thirty seconds, with the old refresh token', () => {
    const { take } = open();
    expect(renewing([take(2 * hour)])).toHaveLength(1);
    expect(take(2 * hour + 29_999).kind).toBe('wait');
    expect(take(2 * hour + 30_000)).toEqual({ kind: 'renew', sealed: 'first', lease: 'lease-3' });
  });

  it('is kept from a late renewer as long as nobody else renews', () => {
    const { sql, take } = open();
    take(2 * hour);
    expect(putToken(sql, 'lease-1', { sealed: 'late', expiresAt: 4 * hour })).toBe(true);
    expect(take(3 * hour)).toEqual({ kind: 'use', sealed: 'late' });
  });

  it('is not overwritten by a renewer whose lease passed on, or after a person connected anew', () => {
    const { sql, take } = open();
    take(2 * hour);
    take(2 * hour + 30_000);
    expect(putToken(sql, 'lease-1', { sealed: 'late', expiresAt: 4 * hour })).toBe(false);
    keepToken(sql, { sealed: 'anew', expiresAt: 5 * hour });
    expect(putToken(sql, 'lease-2', { sealed: 'later', expiresAt: 4 * hour })).toBe(false);
    expect(take(2 * hour + 31_000)).toEqual({ kind: 'use', sealed: 'anew' });
  });

  it('is not there before one was kept', () => {
    const sql = nodeSql();
    prepareToken(sql);
    expect(takeToken(sql, 'lease', 0)).toEqual({ kind: 'none' });
  });
});

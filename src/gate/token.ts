/**
 * A store's access and refresh token at its gate, renewed by one caller at a time: a refresh token is good for one use.
 * Where the answer is lost, the old one is good for 30 days, until its replacement is used (shopify.dev changelog,
 * 2026-08-28); so nothing is used before it is kept. The gate sees sealed text only.
 */
import type { SyncSql } from '../shared/sync-sql.ts';

/** Renewed when this much or less is left of it, ms. */
const renewBeforeMs = 5 * 60_000;
/** Whoever renews has this long, ms: as long as a change at a store may take (architecture rule 2). */
const leaseMs = 30_000;

export type TokenPair = {
  /** Access and refresh token, sealed together: both change at once. */
  sealed: string;
  /** When the access token ends, ms. */
  expiresAt: number;
};

export type TakenToken =
  | { kind: 'use'; sealed: string }
  /** Renew it and give it back under this lease; nobody else does meanwhile. */
  | { kind: 'renew'; sealed: string; lease: string }
  /** It has ended and somebody renews it. */
  | { kind: 'wait'; seconds: number }
  /** None was ever kept. */
  | { kind: 'none' };

/** Makes the table. Safe to repeat. */
export function prepareToken(sql: SyncSql): void {
  sql.all(`CREATE TABLE IF NOT EXISTS token (
    one INTEGER PRIMARY KEY CHECK (one = 1), sealed TEXT NOT NULL, expires_at INTEGER NOT NULL,
    lease TEXT, lease_ends INTEGER NOT NULL DEFAULT 0)`);
}

/** Keeps the pair a person's consent brought. Whoever renews an older one keeps nothing any more. */
export function keepToken(sql: SyncSql, { sealed, expiresAt }: TokenPair): void {
  sql.all(
    `INSERT INTO token (one, sealed, expires_at) VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at, lease = NULL,
       lease_ends = 0`,
    sealed,
    expiresAt,
  );
}

/**
 * The token for a call that goes now.
 * @param newLease a name nobody used before
 * @returns to one caller that the token is to be renewed; to all others the present one as long as it is good. A lease
 *   that ended unanswered goes to the next caller with the old refresh token.
 */
export function takeToken(sql: SyncSql, newLease: string, now: number): TakenToken {
  return sql.atomically(() => {
    const [row] = sql.all<{
      sealed: string;
      expires_at: number;
      lease: string | null;
      lease_ends: number;
    }>('SELECT sealed, expires_at, lease, lease_ends FROM token');
    if (!row) return { kind: 'none' };
    const { sealed } = row;
    if (row.expires_at - now > renewBeforeMs) return { kind: 'use', sealed };
    if (row.lease === null || row.lease_ends <= now) {
      sql.all('UPDATE token SET lease = ?, lease_ends = ?', newLease, now + leaseMs);
      return { kind: 'renew', sealed, lease: newLease };
    }
    if (row.expires_at > now) return { kind: 'use', sealed };
    return { kind: 'wait', seconds: (row.lease_ends - now) / 1000 };
  });
}

/**
 * Keeps the renewed pair, both at once.
 * @returns false where the lease is not the newest any more: another caller renews, or a person connected anew
 */
export const putToken = (sql: SyncSql, lease: string, { sealed, expiresAt }: TokenPair): boolean =>
  sql.all(
    'UPDATE token SET sealed = ?, expires_at = ?, lease = NULL, lease_ends = 0 WHERE lease = ? RETURNING one',
    sealed,
    expiresAt,
    lease,
  ).length > 0;

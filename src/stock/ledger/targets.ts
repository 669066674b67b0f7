/** The places where destinations show the listing: one row each, following links and Location Groups. */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { isApplied, type LedgerSetup, targetKey } from '../setup.ts';
import { writeMovement } from './movements.ts';
import { owe, settleOwed } from './owed.ts';
import { groupOf, linkOf, readSetup } from './tables.ts';
import { withdraw } from './withdraw.ts';

export type TargetRow = {
  target: string;
  link_id: string;
  store_id: string;
  inventory_item_id: string;
  location_id: string;
  expected: number | null;
  confirmed_at: number;
  ties: number;
  suspense: number;
  suspended_since: number;
  suspended_at: number;
  sent_value: number | null;
  sent_from: number | null;
  sent_sequence: number | null;
  sent_zeroing: number;
  seen_since_sent: number;
  resolved: number;
  problem: string | null;
  /** The number that met with the problem: another one is tried. */
  problem_value: number | null;
  /** Rows up to this sequence are awaited no more: what became of one is news of the store, not an answer. */
  withdrawn: number;
  /** Of these: restock.ts. */
  risen: number;
  above: number;
  fallen: number;
  awaited: number;
  fallen_at: number;
};

/** The code of a problem that a person made: the store keeps what it shows until another number is wanted there (ST8). */
export const keptCode = 'KEPT';

/** What of a problem stays when the place is looked at again: what a person said does. */
export const stillKept = `CASE WHEN problem LIKE '${keptCode}:%' THEN problem END`;

export const readTargets = (sql: SyncSql): TargetRow[] =>
  sql.all<TargetRow>('SELECT * FROM targets ORDER BY target');

export const readTarget = (sql: SyncSql, target: string): TargetRow | undefined =>
  sql.all<TargetRow>('SELECT * FROM targets WHERE target = ?', target)[0];

/** Whether we say what the store shows there: not while its link takes no part, nor before Apply (ST8). */
export function isKept(
  setup: LedgerSetup,
  { link_id, location_id }: Pick<TargetRow, 'link_id' | 'location_id'>,
): boolean {
  const link = linkOf(setup, link_id);
  return link?.active === true && isApplied(link, groupOf(link, location_id));
}

/**
 * Takes over what the ledger is told, unless something newer is known. What was never read is read.
 * @returns targets whose first levels a person has applied since, or whose zeros a person has agreed to
 */
export function keepSetup(sql: SyncSql, setup: LedgerSetup, now: number): ReadonlySet<string> {
  const known = readSetup(sql);
  const text = JSON.stringify(setup);
  if (!known)
    sql.all(
      'INSERT INTO about (one, setup, revision, sequence) VALUES (1, ?, ?, 0)',
      text,
      setup.revision,
    );
  else {
    if (setup.revision < known.revision || text === JSON.stringify(known)) return new Set();
    sql.all('UPDATE about SET setup = ?, revision = ?', text, setup.revision);
  }
  owe(sql, 'pages', '', now);
  const [read] = sql.all<{ levels: number }>('SELECT count(*) AS levels FROM levels');
  if (read?.levels === 0) owe(sql, 'read-source', '', now);
  const wanted = new Set(setup.links.flatMap((link) => openTargets(sql, link, now)));
  for (const target of readTargets(sql)) {
    if (!wanted.has(target.target)) drop(sql, target, now);
    else if (!isKept(setup, target)) withdraw(sql, target, now);
  }
  // Something may have been mended with it.
  sql.all(`UPDATE targets SET problem = ${stillKept} WHERE problem IS NOT NULL`);
  const waited = new Set(known ? targetsOf(known, false) : []);
  const agreed = new Map(known ? agreedOf(known) : []);
  return new Set([
    ...targetsOf(setup, true).filter((target) => waited.has(target)),
    ...agreedOf(setup).flatMap(([target, at]) => (at > (agreed.get(target) ?? 0) ? target : [])),
  ]);
}

/** When a person agreed to what the last change of each target's group shows as sold out, ms. */
const agreedOf = (setup: LedgerSetup): [string, number][] =>
  setup.links.flatMap((link) =>
    link.groups.flatMap((group): [string, number][] =>
      group.zeroAgreedAt
        ? [[targetKey(link.linkId, group.destinationLocationId), group.zeroAgreedAt]]
        : [],
    ),
  );

/** Those that a person has applied, or those that wait for it. */
const targetsOf = (setup: LedgerSetup, applied: boolean): string[] =>
  setup.links.flatMap((link) =>
    link.groups
      .filter((group) => isApplied(link, group) === applied)
      .map((group) => targetKey(link.linkId, group.destinationLocationId)),
  );

function openTargets(sql: SyncSql, link: LedgerSetup['links'][number], now: number): string[] {
  return link.groups.map((group) => {
    const target = targetKey(link.linkId, group.destinationLocationId);
    const fresh = sql.all(
      `INSERT INTO targets (target, link_id, store_id, inventory_item_id, location_id, withdrawn)
       VALUES (?, ?, ?, ?, ?, (SELECT sequence FROM about))
       ON CONFLICT (target) DO NOTHING RETURNING target`,
      target,
      link.linkId,
      link.destinationStoreId,
      link.destinationItemId,
      group.destinationLocationId,
    );
    if (fresh.length > 0) owe(sql, 'read-target', target, now);
    return target;
  });
}

/** The link or its group is gone: nothing is shown there by us any more. */
function drop(sql: SyncSql, target: TargetRow, now: number): void {
  withdraw(sql, target, now);
  sql.all('DELETE FROM targets WHERE target = ?', target.target);
  for (const kind of ['read-target', 'gate', 'edit', 'restock'] as const)
    settleOwed(sql, kind, target.target);
  if (target.suspense > 0)
    writeMovement(
      sql,
      {
        kind: 'explained',
        chargeDelta: -target.suspense,
        subject: target.target,
        cause: 'its link or Location Group is gone',
        actor: 'Crossdock',
      },
      now,
    );
}

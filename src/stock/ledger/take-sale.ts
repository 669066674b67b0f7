/** A destination's own sale lowers what it shows by itself: expected moves with it, and missing units are explained. */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { writeMovement } from './movements.ts';
import { lessMissing } from './observe-target.ts';
import { owe } from './owed.ts';

export type Sale = {
  destinationStoreId: string;
  linkId: string | undefined;
  orderId: string;
  units: number;
  /** When the store took the units, its clock, ms. */
  takenAt: number;
  assigned: { locationId: string; quantity: number }[];
  cause: string;
};

type TargetRow = {
  target: string;
  location_id: string;
  expected: number | null;
  confirmed_at: number;
  suspense: number;
};

/** First consumes the store's suspense, then moves what it is expected to show (stock rules 2 and 7). */
export function takeSale(sql: SyncSql, sale: Sale, now: number): void {
  const targets = sql.all<TargetRow>(
    `SELECT target, location_id, expected, confirmed_at, suspense FROM targets
     WHERE store_id = ? AND (link_id = ? OR ? IS NULL) ORDER BY suspense DESC, target`,
    sale.destinationStoreId,
    sale.linkId ?? null,
    sale.linkId ?? null,
  );
  for (const { target, units } of sharesOf(targets, sale))
    if (units > 0) takeAt(sql, sale, target, units, now);
}

/**
 * Units are taken where the order was routed: at a place we do not serve, from none of ours. While nothing is routed
 * yet, and for units that no place is named for, it is where units are missing.
 */
function sharesOf(
  targets: TargetRow[],
  { units, assigned }: Pick<Sale, 'units' | 'assigned'>,
): { target: TargetRow; units: number }[] {
  const at = (target: TargetRow) => assigned.find((one) => one.locationId === target.location_id);
  const from = assigned.length > 0 ? targets.filter(at) : targets;
  const sum = assigned.reduce((all, one) => all + one.quantity, 0);
  let named = Math.min(units, sum);
  let unnamed = units - named;
  return from.map((target) => {
    const routed = Math.min(named, at(target)?.quantity ?? 0);
    const share = routed + unnamed;
    named -= routed;
    unnamed = 0;
    return { target, units: share };
  });
}

function takeAt(sql: SyncSql, sale: Sale, target: TargetRow, units: number, now: number): void {
  const explained = Math.min(units, target.suspense);
  if (explained > 0) {
    lessMissing(sql, { target: target.target, store_id: sale.destinationStoreId }, explained);
    writeMovement(
      sql,
      {
        kind: 'explained',
        chargeDelta: -explained,
        subject: target.target,
        cause: `${sale.cause}: these units were missing already`,
        actor: 'Crossdock',
        orderId: sale.orderId,
      },
      now,
    );
  }
  const rest = units - explained;
  if (rest === 0 || target.expected === null) return;
  const second = (ms: number) => Math.floor(ms / 1000);
  if (second(sale.takenAt) > second(target.confirmed_at))
    sql.all('UPDATE targets SET expected = expected - ? WHERE target = ?', rest, target.target);
  else if (second(sale.takenAt) === second(target.confirmed_at)) {
    // Stores tell time in whole seconds: whether the value seen then has it already is read.
    sql.all('UPDATE targets SET ties = ties + ? WHERE target = ?', rest, target.target);
    owe(sql, 'read-target', target.target, now);
  }
}

/** Does what a gate owes: hands batches over, and tells the database which connections are stopped. */
import type { SyncSql } from '../shared/sync-sql.ts';
import { gateNextDue, takeBatchesDue } from './gate.ts';
import { type Stop, stopsNextDue, stopsTold, takeStopsOwed } from './stop.ts';

export type GateWorkDeps = {
  /** Hands batches to whoever sends them. */
  send: (batchIds: string[]) => Promise<void>;
  /** Writes down every stop that stands at this gate, where pages read it; those not named are gone. */
  tellStops: (stops: Stop[]) => Promise<void>;
  log: (line: string) => void;
};

/** Never rejects: what fails stays owed and comes again by its due time. @returns how much was done */
export async function doGateWork(
  sql: SyncSql,
  deps: GateWorkDeps,
  clock: () => number,
): Promise<number> {
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      deps.log(`gate: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  };
  let done = 0;
  await attempt(async () => {
    const batchIds = takeBatchesDue(sql, clock());
    done += batchIds.length;
    if (batchIds.length > 0) await deps.send(batchIds);
  });
  await attempt(async () => {
    const stops = takeStopsOwed(sql, clock());
    if (!stops) return;
    done += 1;
    await deps.tellStops(stops);
    stopsTold(sql, stops);
  });
  return done;
}

/** When there is something to do next, ms. */
export function gateWorkDue(sql: SyncSql, now: number): number | undefined {
  const dues = [gateNextDue(sql, now), stopsNextDue(sql)].filter((due) => due !== undefined);
  return dues.length > 0 ? Math.min(...dues) : undefined;
}

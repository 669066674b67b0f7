/** Does what a gate owes: hands batches and readings over, and tells the database which connections are stopped. */
import type { SyncSql } from '../shared/sync-sql.ts';
import type { Reading } from '../stock/stock-message.ts';
import { gateNextDue, takeBatchesDue } from './gate.ts';
import { readingsNextDue, takeReadings } from './readings.ts';
import { type Stop, stopsNextDue, stopsTold, takeStopsOwed } from './stop.ts';

export type GateWorkDeps = {
  /** Hands batches to whoever sends them. */
  send: (batchIds: string[]) => Promise<void>;
  /** Hands readings of this store to whoever makes them, together. */
  sendReadings: (readings: Reading[]) => Promise<void>;
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
    const readings = takeReadings(sql, clock());
    done += readings.length;
    if (readings.length > 0) await deps.sendReadings(readings);
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
  const dues = [gateNextDue(sql, now), readingsNextDue(sql), stopsNextDue(sql)].filter(
    (due) => due !== undefined,
  );
  return dues.length > 0 ? Math.min(...dues) : undefined;
}

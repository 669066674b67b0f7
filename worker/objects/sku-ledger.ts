/** The ledger of one listing at its source store: its charges and movements. A shell over src/stock (rule 4). */
import { DurableObject } from 'cloudflare:workers';
import type { SyncSql } from '../../src/shared/sync-sql.ts';
import {
  type Charge,
  holdUnits,
  listCharges,
  listMovements,
  type Movement,
  prepareCharges,
  settleUnits,
  type WantedUnits,
} from '../../src/stock/charges.ts';
import type { Env } from '../env.ts';
import { objectSql } from './object-sql.ts';

export class SkuLedger extends DurableObject<Env> {
  readonly #sql: SyncSql;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = objectSql(ctx.storage);
    prepareCharges(this.#sql);
  }

  holdUnits(wanted: WantedUnits): { ok: true } {
    holdUnits(this.#sql, wanted, Date.now());
    return { ok: true };
  }

  settleUnits(settled: { key: string; reference: string; units: number }): { ok: true } {
    settleUnits(this.#sql, settled, Date.now());
    return { ok: true };
  }

  charges(): Charge[] {
    return listCharges(this.#sql);
  }

  movements(): Movement[] {
    return listMovements(this.#sql);
  }
}

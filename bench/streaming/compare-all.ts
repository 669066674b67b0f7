/** Compares a whole sample export with the product's own code over libSQL, where nothing differs. */
import { compareTargets, readStretch } from '../../db/records/level-copies.ts';
import { levelLine } from '../../src/platforms/shopify/level-line.ts';
import type { CompareDeps } from '../../src/reconcile/compare-deps.ts';
import { compareExport } from '../../src/reconcile/compare-export.ts';
import { compareLevels } from '../../src/reconcile/compare-levels.ts';
import { ok } from '../../src/shared/result.ts';
import { streamOf } from '../reconcile/export-lines.ts';
import { type SampleExport, storeId } from './sample-export.ts';

/** @param looked called after every chunk. Throws where not every level of the sample was compared and found equal */
export async function compareAll(sample: SampleExport, looked: () => void): Promise<void> {
  const deps = compareDeps(sample.database.db);
  let matched = 0;
  const read = await compareExport(
    {
      open: async (from) => ok(streamOf(sample.bytes, from)),
      levelLine,
      compare: (levels) => compareLevels(deps, levels, Number.POSITIVE_INFINITY),
      compared: async (chunk) => {
        matched += chunk.matched;
        looked();
        return true;
      },
    },
    0,
  );
  if (!read.ok || matched !== sample.rows)
    throw new Error(`Only ${matched} of ${sample.rows} levels were compared`);
}

/** What nobody should ask where nothing differs throws. */
function compareDeps(db: SampleExport['database']['db']): CompareDeps {
  const never = (what: string) => () => {
    throw new Error(`Nothing differs, and ${what} all the same`);
  };
  return {
    store: { id: storeId, shop: 'shows.myshopify.com' },
    roles: { source: false, destination: true },
    get platform(): never {
      return never('the store is read')();
    },
    compareTargets: (levels) => compareTargets(db, storeId, levels),
    compareLevels: never('a source is compared'),
    readStretch: (side, stretch) => readStretch(db, storeId, side, stretch),
    loadSetups: async (names) => (names.length === 0 ? [] : never('ledgers are woken')()),
    ledger: never('a ledger is called'),
    found: async (drifts) => drifts.length,
    now: () => Date.now(),
    wait: async () => undefined,
  };
}

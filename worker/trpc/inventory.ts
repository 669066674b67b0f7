/** Procedures of Inventory: every SKU of the account's sources, one of them with all its movements, and its holds. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import type { Database } from '../../db/open.ts';
import { listInventory, listNotices } from '../../db/pages/inventory-page.ts';
import { skuCursorMost } from '../../db/pages/sku-cursor.ts';
import { readSkuFacts } from '../../db/pages/sku-page.ts';
import { notingActivity } from '../../db/records/activity.ts';
import { allowancesRouter } from './allowances.ts';
import { firstLevelsRouter } from './first-levels.ts';
import { procedure, router } from './init.ts';
import { chooseStore, inputs } from './inputs.ts';
import { skuPage } from './sku-page.ts';
import { skuPlaceOf } from './stock-inputs.ts';
import { stopRouter } from './stock-stop.ts';

const listInput = z.object({
  storeId: inputs.storeId,
  /** Stands somewhere in a SKU or a title. */
  q: z.string().max(100, 'Search for 100 characters at most.').optional(),
  view: z.enum(['all', 'waiting', 'attention', 'sold-out']).default('all'),
  cursor: z.string().max(skuCursorMost).optional(),
  limit: inputs.limit,
});

/** Names a ledger of the account. */
const skuInput = z.object({ sourceStoreId: inputs.id, inventoryItemId: inputs.id });

const movementsInput = skuInput.extend({
  /** The sequence of the last movement of the page before. */
  before: z.int().positive().optional(),
  limit: z.int().min(1).max(500).default(300),
});

export const inventoryRouter = router({
  /** By SKU, with what waits for a person above it. */
  list: procedure.input(listInput).query(async ({ ctx, input }) => {
    const { storeId, q, view, cursor, limit } = input;
    const store = await chooseStore(ctx, storeId);
    const page = { limit, view, q, store, after: skuPlaceOf(cursor, 2) };
    const [{ rows, next }, notices] = await Promise.all([
      listInventory(ctx.db, ctx.accountId, page),
      listNotices(ctx.db, ctx.accountId, store),
    ]);
    const withIds = rows.map((row) => ({
      ...row,
      id: `${row.sourceStoreId}/${row.inventoryItemId}`,
    }));
    return { rows: withIds, next, notices };
  }),

  /** One ledger as it stands now, with the names of what it speaks of. */
  sku: procedure.input(skuInput).query(async ({ ctx, input }) => {
    const facts = await requireSku(ctx, input);
    const view = await ctx.edge.ledger(input).view();
    if (!view || view.accountId !== ctx.accountId) throw unknownSku();
    return skuPage(facts, view);
  }),

  /** Why its number is what it is, newest first, without a time limit (ST7). */
  movements: procedure.input(movementsInput).query(async ({ ctx, input }) => {
    const { before, limit, ...name } = input;
    const facts = await requireSku(ctx, name);
    const nameOf = new Map(facts.sourceLocations.map((location) => [location.id, location.name]));
    const { rows, next } = await ctx.edge.ledger(name).movements({ before, limit });
    return {
      rows: rows.map((row) => ({
        ...row,
        id: row.sequence,
        locationName: row.locationId && (nameOf.get(row.locationId) ?? row.locationId),
      })),
      next: next ?? null,
    };
  }),

  /** A person says that a sold line does not come from this source: it is held there no longer. */
  endHold: procedure
    .input(skuInput.extend({ key: z.string().min(1).max(400) }))
    .mutation(async ({ ctx, input }) => {
      const { key, ...name } = input;
      const { sku } = await requireSku(ctx, name);
      const { db, accountId, person, edge } = ctx;
      if (!(await edge.ledger(name).endHold({ key, person })))
        throw new TRPCError({
          code: 'CONFLICT',
          message: 'Nothing is held for this line any more: it was taken, cancelled or ended.',
        });
      // The ledger ends it once, and keeps who did among its movements whatever becomes of this.
      const act = {
        ...{ actor: person, kind: 'hold-ended' as const, storeId: name.sourceStoreId },
        ...{ subject: name.inventoryItemId, name: sku, before: 'held', after: 'held no longer' },
      };
      await notingActivity(db, accountId, [act], edge.now());
      return { ended: true as const };
    }),

  allowances: allowancesRouter,
  firstLevels: firstLevelsRouter,
  stop: stopRouter,
});

const unknownSku = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This SKU is not known here.' });

/** Its facts, where it is the account's: a ledger's name is no secret. */
async function requireSku(
  { db, accountId }: { db: Database; accountId: string },
  name: z.infer<typeof skuInput>,
) {
  const facts = await readSkuFacts(db, accountId, name);
  if (!facts) throw unknownSku();
  return facts;
}

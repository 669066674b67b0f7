/** Procedures of first levels (ST8): what a store shows and would show, and a person's Apply. */
import * as z from 'zod';
import { listFirstLevels } from '../../db/pages/first-levels-page.ts';
import { skuCursorMost } from '../../db/pages/sku-cursor.ts';
import { applyFirstLevels, loadGroupsRevision, weighApply } from '../../db/records/first-levels.ts';
import { isMassZeroing } from '../../src/stock/mass-zeroing.ts';
import { lookAtFreed } from '../look-at-freed.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';
import { requireConnection, skuPlaceOf } from './stock-inputs.ts';

const listInput = z.object({
  connectionId: inputs.id,
  onlyChanges: z.boolean().default(false),
  cursor: z.string().max(skuCursorMost).optional(),
  limit: inputs.limit,
});

const applyInput = z.object({
  connectionId: inputs.id,
  /** Destination variants; or all that wait and were read; or those of them that change. */
  chosen: z.union([
    z.enum(['all', 'changes']),
    z.array(inputs.id).min(1, 'Choose at least one SKU.').max(1000),
  ]),
  /** Of the map under which a person saw them; where it is not said, whatever stands now is applied. */
  groupsRevision: z.int().min(0).optional(),
  /** How many SKUs a person has agreed to see at zero; asked for where there are many. */
  agreedToZero: z.int().min(0).optional(),
});

export const firstLevelsRouter = router({
  list: procedure.input(listInput).query(async ({ ctx, input }) => {
    const { connectionId, onlyChanges, cursor, limit } = input;
    const { sourceName, destinationName, destinationStoreId, stoppedAt, stoppedCount } =
      await requireConnection(ctx, connectionId);
    const page = { limit, onlyChanges, after: skuPlaceOf(cursor, 1) };
    // Read first: of a map that is saved between the two, an Apply is told.
    const groupsRevision = (await loadGroupsRevision(ctx.db, ctx.accountId, connectionId)) ?? 0;
    const { counts, rows, next } = await listFirstLevels(ctx.db, ctx.accountId, connectionId, page);
    return {
      connection: {
        connectionId,
        sourceName,
        destinationName,
        destinationStoreId,
        stoppedAt,
        stoppedCount,
        groupsRevision,
      },
      counts,
      rows: rows.map((row) => ({ ...row, id: row.variantId })),
      next,
    };
  }),

  /**
   * Lets the ledgers write what a person has seen. Where many SKUs would go to zero it does nothing and says how many,
   * until that very number is agreed to; nothing either where its Location Groups are others than the person saw.
   */
  applyLevels: procedure.input(applyInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge, road } = ctx;
    const { connectionId, chosen, groupsRevision, agreedToZero } = input;
    await requireConnection(ctx, connectionId);
    const isOtherwise = async () =>
      groupsRevision !== undefined &&
      groupsRevision !== (await loadGroupsRevision(db, accountId, connectionId));
    if (await isOtherwise()) return { kind: 'changed-meanwhile' as const };
    const weighed = await weighApply(db, accountId, connectionId, chosen);
    if (isMassZeroing(weighed.toZero, weighed.ofLinks) && agreedToZero !== weighed.toZero)
      return { kind: 'asks' as const, links: weighed.links, toZero: weighed.toZero };
    const now = edge.now();
    const links = await applyFirstLevels(
      db,
      accountId,
      connectionId,
      chosen,
      now,
      groupsRevision,
      ctx.person,
    );
    if (links === 0 && (await isOtherwise())) return { kind: 'changed-meanwhile' as const };
    if (links === 0) return { kind: 'applied' as const, links };
    await road.tellLedgers(accountId, connectionId);
    await lookAtFreed(edge, accountId, connectionId, {
      decisions: [],
      holds: ['first-levels-wait'],
    });
    return { kind: 'applied' as const, links };
  }),
});

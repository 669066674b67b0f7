/** Opens pages of Products and Location Groups as a person does, and says how many rows of D1 each of them read. */
import {
  countProducts,
  listProducts,
  type ProductView,
  productCursorIds,
} from '../../db/pages/products-page.ts';
import { decodeSkuCursor } from '../../db/pages/sku-cursor.ts';
import { linkStates } from '../../src/shared/link-state.ts';
import { account } from '../../test/support/account.ts';
import type { personOf } from '../../test/support/person.ts';
import type { MeteredD1 } from '../one-order/metered-d1.ts';

type Person = ReturnType<typeof personOf>;

/** Rows of the database read for one page, and how many rows the page shows. */
export type PageReads = { page: string; view: ProductView; read: number; rows: number };

/** @param connectionId of so many matches that a search goes by what begins with it */
export async function readProductPages(
  d1: MeteredD1,
  connectionId: string,
  pageSize: number,
): Promise<PageReads[]> {
  const pages: PageReads[] = [];
  const { all = 0 } = await countProducts(d1.db, account, connectionId);
  const ask = (asked: Asked) =>
    listProducts(d1.db, account, connectionId, {
      limit: pageSize,
      all,
      view: asked.view,
      q: asked.q,
      after: asked.cursor ? decodeSkuCursor(asked.cursor, productCursorIds) : undefined,
    });
  const list = async (page: string, asked: Asked) => {
    d1.reset();
    const { rows, next } = await ask(asked);
    pages.push({ page, view: asked.view, read: d1.rowsRead(), rows: rows.length });
    return next;
  };
  /** The first, the second and the tenth page, as far as there are so many. */
  const walk = async (page: string, asked: Asked) => {
    let next = await list(page, asked);
    for (let number = 2; next !== null && number <= deepest; number += 1) {
      const named = `${page}, page ${number}`;
      next = await list(named, { ...asked, cursor: next });
      if (number !== 2 && number !== deepest) pages.pop();
    }
  };
  for (const view of views) await walk(view, { view });
  // A cursor is the last row before it: a search that ends there gives one, wherever that is in the list.
  for (const [page, q] of [
    ['half-way', 'SKU-0050'],
    ['near the end', 'SKU-00998'],
  ] as const) {
    const { next } = await ask({ view: 'all', q });
    if (!next) throw new Error(`Nothing follows ${q}`);
    for (const view of ['all', 'linked', 'missing'] as const)
      await list(`${view}, ${page}`, { view, cursor: next });
  }
  for (const [page, q] of [
    ['by SKU', 'SKU-0042'],
    ['by one SKU', 'sku 0004242'],
    ['by title', 'Thing 0042'],
    ['by what all titles begin with', 'Thing'],
    ['that finds nothing', 'Nothing like it'],
  ] as const)
    for (const view of views) await walk(`search ${page}, ${view}`, { view, q });
  return pages;
}

type Asked = { view: ProductView; q?: string; cursor?: string };

const deepest = 10;

const views = ['all', 'suggested', ...linkStates] as const;

export type GroupReads = { page: number; preview: number; statements: number; set: number };

/** The page of Location Groups, and what a map with one source location fewer would do. */
export async function readGroups(
  person: Person,
  d1: MeteredD1,
  connectionId: string,
): Promise<GroupReads> {
  d1.reset();
  const { map } = await person.locationGroups.page({ connectionId });
  const page = d1.rowsRead();
  const groups = (map?.groups ?? []).map((group) => ({
    ...group,
    sourceLocationIds: group.sourceLocationIds.slice(1),
  }));
  d1.reset();
  const preview = await person.locationGroups.preview({ connectionId, groups });
  if (preview.kind !== 'preview') throw new Error(JSON.stringify(preview));
  return { page, preview: d1.rowsRead(), statements: d1.statements(), set: preview.set };
}

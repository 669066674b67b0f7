// The people at the sandbox stores, who do a newcomer's next step: one customer at Mug Street, one packer at North Supply.
import { randomInt } from 'node:crypto';
import type { DeskAct, DeskState } from '../../worker/desk.ts';
import type { RunStore } from '../local/run-file.ts';
import { walkIns } from '../stores/buyers.ts';
import { readOrder } from '../stores/find-source-orders.ts';
import { placePaidOrder } from '../stores/place-paid-order.ts';
import { shipOpenUnits } from '../stores/ship-open-units.ts';
import { topUp } from '../stores/stock.ts';
import { type DeskFile, readDeskFile, writeDeskFile } from './desk-file.ts';

/** What the worker asked, answered as JSON. */
export type DeskAnswer = { status: number; body: DeskState | null | { message: string } };

export type SandboxDesk = {
  /** Answers for the worker; `act` is undefined where it only asks how things are. One act at a time. */
  answer: (act: DeskAct | undefined) => Promise<DeskAnswer>;
  /** Begins the three steps, unless they were begun before. */
  begin: () => Promise<void>;
};

// Both stores list these once, with tracked stock.
const goods = ['MUG-RED', 'MUG-BLUE', 'TOTE-NAT', 'TEE-M', 'CANDLE-FIG', 'PRINT-SUN'] as const;
const stockedAtLeast = 5;

/** Opens the desk of a folder's stores. Throws where Mug Street or the source store is not among them. */
export function sandboxDesk(folder: string, stores: readonly RunStore[]): SandboxDesk {
  const sell = stores.find(({ name }) => name === 'Mug Street');
  const ship = stores.find(({ role }) => role === 'source');
  if (!sell || !ship) throw new Error('The seeds name no source store, or no Mug Street.');

  const place = async (file: DeskFile): Promise<DeskFile> => {
    if (file.placedId !== undefined && (await isOpen(sell, file.placedId))) return file;
    const [first, second] = shuffled(goods);
    const skus = [first, second].slice(0, randomInt(1, 3)).filter((sku) => sku !== undefined);
    for (const sku of skus) {
      await topUp(ship, sku, stockedAtLeast);
      await topUp(sell, sku, stockedAtLeast);
    }
    const [buyer = walkIns[0]] = shuffled(walkIns);
    if (!buyer) throw new Error('Nobody is there to buy.');
    const { id } = await placePaidOrder(sell, {
      buyer,
      lines: skus.map((sku) => ({ sku, quantity: randomInt(1, 3) })),
      tags: ['guide'],
      takesStock: true,
    });
    return { ...file, placedId: id };
  };

  const shipOpen = async (file: DeskFile, sourceOrderId: string): Promise<DeskFile> => {
    const digits = Array.from({ length: 10 }, () => randomInt(10)).join('');
    const tracking = { company: 'UPS', number: `1Z827WK7${digits}` };
    if (await shipOpenUnits(ship, sourceOrderId, tracking)) return file;
    const { name, displayFulfillmentStatus } = await readOrder(ship, sourceOrderId);
    if (displayFulfillmentStatus === 'FULFILLED') return file;
    throw new Error(`${ship.name} has nothing open to ship on ${name}.`);
  };

  const done = (file: DeskFile, act: DeskAct): Promise<DeskFile> => {
    switch (act.act) {
      case 'place':
        return place(file);
      case 'ship':
        return shipOpen(file, act.sourceOrderId);
      case 'reset':
        return Promise.resolve({ since: Date.now() });
    }
  };

  const told = ({ since }: DeskFile): DeskState | null =>
    since === undefined
      ? null
      : {
          since,
          sellName: sell.name,
          sellUrl: `${sell.adminUrl}/orders/new`,
          shipName: ship.name,
        };

  const answer = async (act: DeskAct | undefined): Promise<DeskAnswer> => {
    const file = (await readDeskFile(folder)) ?? {};
    if (act === undefined) return { status: 200, body: told(file) };
    try {
      const next = await done(file, act);
      if (next !== file) await writeDeskFile(folder, next);
      return { status: 200, body: told(next) };
    } catch (error) {
      return {
        status: 409,
        body: { message: error instanceof Error ? error.message : String(error) },
      };
    }
  };

  let queue: Promise<unknown> = Promise.resolve();
  return {
    answer: (act) => {
      if (act === undefined) return answer(act);
      const turn = queue.then(() => answer(act));
      queue = turn;
      return turn;
    },
    begin: async () => {
      const file = await readDeskFile(folder);
      if (file?.since === undefined) await writeDeskFile(folder, { ...file, since: Date.now() });
    },
  };
}

/** Whether an order waits to be shipped still: asked for another, whoever placed it has this one. */
async function isOpen(store: RunStore, orderId: string): Promise<boolean> {
  const order = await readOrder(store, orderId);
  return order.cancelledAt === null && order.displayFulfillmentStatus !== 'FULFILLED';
}

function shuffled<Value>(values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, at: randomInt(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Runs what queue `stock` carries: calls to stores that ledgers and gates owe. What fails here stays owed there. */
import { findLedgersAt, listLedgersOf, loadSetups } from '../db/records/ledger-setup.ts';
import { noteFirstLevels } from '../db/records/noting-first-levels.ts';
import { retryTooFew } from '../db/records/retry-push.ts';
import { endShortage } from '../db/records/short-lines.ts';
import { loadRoles, loadStoreByDoor } from '../db/records/stores.ts';
import { putOffTelling } from '../db/records/tell-due.ts';
import type { PlatformFailure } from '../src/platforms/platform-failure.ts';
import { assertNever } from '../src/shared/assert.ts';
import { ok, type Result } from '../src/shared/result.ts';
import { adjustSource } from '../src/stock/adjust-source.ts';
import { passOnward } from '../src/stock/pass-onward.ts';
import { readTogether } from '../src/stock/read-levels.ts';
import { type Reading, type StockMessage, storeRead } from '../src/stock/stock-message.ts';
import { tellLedgers } from '../src/stock/tell-ledgers.ts';
import { writeBatch } from '../src/stock/write-batch.ts';
import type { Road } from './deps.ts';
import type { Edge } from './edge.ts';
import { linkFileTurn } from './link-files.ts';
import { matchNextPage, tellMatches } from './matches.ts';
import { mayLink } from './may-link.ts';
import { readOrders } from './read-orders.ts';
import { takeAgain } from './take-again.ts';

/** Ledgers told in one message: each costs an object's call, and a Worker may make some hundreds. */
const ledgersPerPage = 100;

class StoreGone extends Error {}

/** @returns what became of it, or why the store could not be asked now */
export async function runStockErrand(
  edge: Edge,
  road: Road,
  message: StockMessage,
): Promise<Result<string, PlatformFailure>> {
  try {
    return await runErrand(edge, road, message);
  } catch (error) {
    // Nobody can be asked: repeating it changes nothing.
    if (error instanceof StoreGone) return ok('its store is not connected any more');
    throw error;
  }
}

async function runErrand(
  edge: Edge,
  road: Road,
  message: StockMessage,
): Promise<Result<string, PlatformFailure>> {
  const openStore = (storeId: string) => openByDoor(edge, road, storeId);
  const openPlatform = async (storeId: string) => (await openStore(storeId)).platform;
  const { ledger, now } = edge;
  const dbOf = async (storeId: string) => edge.database((await openStore(storeId)).store.accountId);
  const read = (storeId: string, readings: Reading[]) =>
    readTogether(
      {
        loadSetups: async (names) => loadSetups(await dbOf(storeId), names),
        ledger,
        openStore,
        now,
      },
      storeId,
      readings,
    );
  switch (message.of) {
    case 'write': {
      // A store that is also a source tells its own ledgers by that webhook: it must not end at the door.
      const expectEchoes: Edge['expectEchoes'] = async (storeId, echoes) => {
        const { store } = await openStore(storeId);
        const db = edge.database(store.accountId);
        const { source } = await loadRoles(db, store.accountId, storeId);
        if (!source) await edge.expectEchoes(storeId, echoes);
      };
      const gate = edge.stockGate;
      const deps = { openPlatform, gate, ledger, expectEchoes, now };
      return ok(await writeBatch(deps, message.storeId, message.batchId));
    }
    case 'read-source':
    case 'read-destination':
      return read(storeRead(message), [message]);
    case 'read-together':
      return read(message.storeId, message.readings);
    case 'read-orders':
      return readOrders(edge, message, await openStore(message.storeId));
    case 'adjust': {
      const db = await dbOf(message.ledger.sourceStoreId);
      const loadSetupsAt = async (storeId: string, inventoryItemId: string) =>
        loadSetups(db, await findLedgersAt(db, storeId, inventoryItemId));
      return adjustSource(
        {
          ledger,
          openPlatform,
          passOnward: (name, sent, at) => passOnward({ loadSetupsAt, ledger }, name, sent, at),
          now,
        },
        message.ledger,
        message.number,
      );
    }
    case 'retry-too-few': {
      const { store } = await openStore(message.ledger.sourceStoreId);
      const again = await retryTooFew(edge.database(store.accountId), message.ledger, now());
      await edge.send.orderPush(again.map(({ id, accountId }) => ({ accountId, pushId: id })));
      const orders = await endShortage(edge.database(store.accountId), message.ledger);
      for (const order of orders)
        await takeAgain(edge, order, `crossdock/stock-came:${order.platformOrderId}:${now()}`);
      return ok(`${again.length} pushes and ${orders.length} orders go again`);
    }
    case 'tell-ledgers': {
      const db = edge.database(message.accountId);
      const next = await tellLedgers(
        {
          listLedgers: (connectionId, after) =>
            listLedgersOf(db, message.accountId, connectionId, after, ledgersPerPage),
          loadSetups: (names) => loadSetups(db, names),
          ledger,
          openStore,
          now,
        },
        message.connectionId,
        message.after,
        message.read,
      );
      if (next === undefined)
        await noteFirstLevels(db, message.accountId, message.connectionId, { of: 'groups' }, now());
      await putOffTelling(db, message.connectionId, next === undefined, now());
      if (next !== undefined) await edge.send.stock([{ ...message, after: next }]);
      return ok('ledgers were told');
    }
    case 'tell-matches': {
      const told = await tellMatches(edge, road.open, message.accountId, message.connectionId);
      return ok(`${told} matches were told`);
    }
    case 'match-connection':
      return ok(
        await matchNextPage(
          edge,
          (pair, skus) => mayLink(edge, road.open, message.accountId, pair, skus),
          message.accountId,
          message.connectionId,
        ),
      );
    case 'link-file':
      await linkFileTurn(edge, { accountId: message.accountId, id: message.id });
      return ok('a turn of a file of links');
    default:
      return assertNever(message);
  }
}

async function openByDoor(edge: Edge, road: Road, storeId: string) {
  const store = await loadStoreByDoor(edge.database(undefined), storeId);
  if (!store) throw new StoreGone(`No store ${storeId}`);
  return road.open(store.accountId, storeId);
}

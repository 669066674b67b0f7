// Locations: where stock lies and orders are shipped from.

import { levelOf } from '../../actions/stock-book.ts';
import { levelsAt } from '../../levels-at.ts';
import type { LocationRecord } from '../../records.ts';
import { searchAmong } from '../../search/search.ts';
import { connection } from '../connection.ts';
import type { Table } from './table.ts';

const location: Table<LocationRecord> = {
  activatable: ({ isActive }) => !isActive,
  deactivatable: ({ isActive }, _, { state }) =>
    isActive && state.locations.where((one) => one.isActive).length > 1,
  deletable: ({ isActive }) => !isActive,
  addressVerified: () => false,
  hasActiveInventory: ({ id }, _, { state }) => levelsAt(state, id, false).length > 0,
  hasUnfulfilledOrders: ({ id }, _, { state }) =>
    state.fulfillmentOrders.find(
      ({ locationId, status }) =>
        locationId === id && status !== 'CLOSED' && status !== 'CANCELLED',
    ) !== undefined,
  inventoryLevel: ({ id }, { inventoryItemId, includeInactive }, { state }) => {
    const level = levelOf(state, String(inventoryItemId), id);
    return level?.isActive || includeInactive === true ? (level ?? null) : null;
  },
  inventoryLevels: ({ id }, args, context) =>
    connection(
      searchAmong(
        'levels',
        levelsAt(context.state, id, args.includeInactive === true),
        args.query,
        context,
      ),
      args,
    ),
  isFulfillmentService: () => false,
  shipsInventory: ({ fulfillsOnlineOrders }) => fulfillsOnlineOrders,
  suggestedAddresses: () => [],
};

export const locationTypes = { Location: location };

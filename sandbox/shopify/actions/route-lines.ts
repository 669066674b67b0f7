// Chooses which location ships which units of a new order: the first that has everything, else as few as will do.
import type { OrderLine } from '../records.ts';
import type { State } from '../state.ts';
import { levelOf } from './stock-book.ts';

/** Units of one line that one location is to ship. */
export type Route = {
  locationId: string;
  lineId: string;
  inventoryItemId: string | null;
  quantity: number;
};

/**
 * @returns one route per line and location. Units that nobody has go to the first location that stocks the item,
 * else to the primary one: whether such an order is taken at all is not decided here.
 */
export function routeLines(state: State, lines: OrderLine[]): Route[] {
  const locations = state.locations
    .where(({ isActive, fulfillsOnlineOrders }) => isActive && fulfillsOnlineOrders)
    .map(({ id }) => id);
  const primary = locations[0] ?? state.locations.all()[0]?.id;
  if (primary === undefined) return [];
  const taken = new Map<string, number>();
  const wanted = lines.map((line) => ({ line, itemId: itemOf(state, line) }));
  const free = (itemId: string | null, locationId: string): number => {
    if (itemId === null || state.inventoryItems.get(itemId)?.tracked !== true)
      return Number.POSITIVE_INFINITY;
    const level = levelOf(state, itemId, locationId);
    if (level === undefined || !level.isActive) return 0;
    return level.quantities.available - (taken.get(`${itemId} ${locationId}`) ?? 0);
  };
  const take = (route: Route): Route => {
    const key = `${route.inventoryItemId} ${route.locationId}`;
    taken.set(key, (taken.get(key) ?? 0) + route.quantity);
    return route;
  };

  const needs = new Map<string | null, number>();
  for (const { line, itemId } of wanted)
    needs.set(itemId, (needs.get(itemId) ?? 0) + line.quantity);
  const whole = locations.find((locationId) =>
    [...needs].every(([itemId, quantity]) => free(itemId, locationId) >= quantity),
  );
  const order = whole === undefined ? locations : [whole, ...locations];

  return wanted.flatMap(({ line, itemId }) => {
    const route = (locationId: string, quantity: number) =>
      take({ locationId, lineId: line.id, inventoryItemId: itemId, quantity });
    const one = order.find((locationId) => free(itemId, locationId) >= line.quantity);
    if (one !== undefined) return [route(one, line.quantity)];
    const routes: Route[] = [];
    let rest = line.quantity;
    for (const locationId of order) {
      const quantity = Math.min(rest, Math.max(0, free(itemId, locationId)));
      if (quantity === 0) continue;
      routes.push(route(locationId, quantity));
      rest -= quantity;
    }
    if (rest === 0) return routes;
    const stocks = order.find((id) => itemId !== null && levelOf(state, itemId, id)?.isActive);
    const home = stocks ?? primary;
    const there = routes.find(({ locationId }) => locationId === home);
    if (there === undefined) return [...routes, route(home, rest)];
    there.quantity += rest;
    return routes;
  });
}

/** The inventory item behind a line; null for a custom line. */
export const itemOf = (state: State, line: { variantId: string | null }): string | null =>
  state.variants.get(line.variantId)?.inventoryItemId ?? null;

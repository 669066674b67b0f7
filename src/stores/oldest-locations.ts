/** Orders a store's locations as a merchant thinks of them: the one it began with comes first. Pure. */
import type { PlatformLocation } from '../platforms/platform.ts';
import { tail } from '../shared/ids.ts';

/**
 * By age, as their ids rise: a store's first location is the one it began with, while Shopify lists them by name and a
 * market stall would come before the shop.
 */
export const oldestLocations = (locations: PlatformLocation[]): PlatformLocation[] =>
  locations.toSorted((a, b) => {
    const [one, other] = [tail(a.id), tail(b.id)];
    return one.length - other.length || (one < other ? -1 : 1);
  });

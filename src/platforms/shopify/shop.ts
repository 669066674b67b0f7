/** Reads who a store is, what the token may do there, and its locations. */
import { ok } from '../../shared/result.ts';
import type { Answer, PlatformLocation, Shop } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { locations, shopAndRights } from './generated/operations.ts';
import { readAllRows } from './pages.ts';

export async function fetchShop(client: ShopifyClient): Answer<Shop> {
  const answer = await client.send(shopAndRights, {}, 'catalogue');
  if (!answer.ok) return answer;
  const { shop, currentAppInstallation } = answer.value;
  return ok({
    shop: shop.myshopifyDomain,
    name: shop.name,
    currency: shop.currencyCode,
    scopes: currentAppInstallation.accessScopes.map(({ handle }) => handle),
  });
}

export async function fetchLocations(client: ShopifyClient): Answer<PlatformLocation[]> {
  const read = async (after?: string) => {
    const answer = await client.send(locations, { after }, 'catalogue');
    return answer.ok ? ok(answer.value.locations) : answer;
  };
  const first = await read();
  if (!first.ok) return first;
  const all = await readAllRows(first.value, read);
  if (!all.ok) return all;
  return ok(
    all.value.map(({ id, name, isActive, fulfillsOnlineOrders }) => ({
      id,
      name,
      active: isActive,
      fulfillsOnline: fulfillsOnlineOrders,
    })),
  );
}

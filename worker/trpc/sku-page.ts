/** Joins a ledger's own view with the names and allowances that the database has of it, for a SKU's page. */
import type { SkuFacts, SkuLink } from '../../db/pages/sku-page.ts';
import type { LedgerView } from '../../src/stock/ledger-view.ts';
import { linkIdOf } from '../../src/stock/setup.ts';

export function skuPage(facts: SkuFacts, view: LedgerView) {
  const sourceNames = new Map(facts.sourceLocations.map(({ id, name }) => [id, name]));
  const storeNames = new Map(
    facts.links.map((link) => [link.destinationStoreId, link.destinationName]),
  );
  const placeNames = new Map(
    facts.destinationLocations.map(({ storeId, id, name }) => [`${storeId} ${id}`, name]),
  );
  const { sku, title, free, held, settled, unknownAdjustments } = view;
  return {
    sku,
    title,
    free,
    held,
    settled,
    unknownAdjustments,
    storeName: facts.storeName,
    levels: view.levels.map(({ locationId, available, at }) => ({
      id: locationId,
      name: sourceNames.get(locationId) ?? locationId,
      available,
      readAt: at,
    })),
    charges: view.charges.map((charge) => ({
      ...charge,
      id: charge.key,
      storeName: storeNames.get(charge.destinationStoreId) ?? 'a store that is gone',
    })),
    links: facts.links.map((link) => ({
      ...link,
      id: linkIdOf(link.connectionId, link.variantId),
      places: placesOf(link, view).map((target) => ({
        id: target.target,
        name:
          placeNames.get(`${target.destinationStoreId} ${target.destinationLocationId}`) ??
          target.destinationLocationId,
        state: target.state,
        sellable: target.sellable,
        shows: target.expected ?? null,
        suspense: target.suspense,
        problem: target.problem ?? null,
      })),
    })),
  };
}

const placesOf = (link: SkuLink, view: LedgerView) =>
  view.targets.filter((target) => target.linkId === linkIdOf(link.connectionId, link.variantId));

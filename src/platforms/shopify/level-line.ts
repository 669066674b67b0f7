/** Reads one line of a levels export (bulk-queries/levels-export.graphql): quickly in its usual shape, else by JSON. Pure. */
import type { PlatformLevel } from '../platform.ts';
import { UnreadableLine } from '../unreadable-line.ts';
import { exportLine, matches, moment, ownerField } from './export-line.ts';
import { objectOf } from './reply-body.ts';

/**
 * The shape in which Shopify writes a level: the fields in the order of the query, then `__parentId`. Only what JSON
 * would read in the same way fits it.
 */
const usualLevel =
  /^\{"id":"gid:\/\/shopify\/InventoryLevel\/[\w?=&%-]+","item":\{"id":"(gid:\/\/shopify\/InventoryItem\/\d+)"\},"updatedAt":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)","quantities":\[\{"quantity":(-?(?:0|[1-9]\d{0,14}))\}\],"__parentId":"(gid:\/\/shopify\/Location\/\d+)"\}$/;

const levelId = /^gid:\/\/shopify\/InventoryLevel\/[\w?=&%-]+$/;
const itemId = /^gid:\/\/shopify\/InventoryItem\/\d+$/;
const locationId = /^gid:\/\/shopify\/Location\/\d+$/;

/**
 * @param line without its line break
 * @returns undefined for the row of a location, which only says that its levels follow, and for an empty line
 * @throws UnreadableLine for what is no JSON, or neither a level nor a location
 */
export function levelLine(line: string): PlatformLevel | undefined {
  const [, item, updatedAt, quantity, location] = usualLevel.exec(line) ?? [];
  if (item && updatedAt && quantity && location)
    return { inventoryItemId: item, locationId: location, available: units(quantity), updatedAt };
  return levelLineByJson(line);
}

/** As levelLine, for any way in which JSON can write a level; slower. */
export function levelLineByJson(line: string): PlatformLevel | undefined {
  const row = exportLine(line);
  if (!row || isLocation(row)) return undefined;
  if (!matches(levelId, row.id)) throw new UnreadableLine('it is neither a level nor a location');
  const inventoryItemId = objectOf(row.item)?.id;
  const { updatedAt } = row;
  // A level's row belongs to its location's.
  const place = row[ownerField];
  const available = quantityOf(row.quantities);
  if (!matches(itemId, inventoryItemId)) throw new UnreadableLine('its level names no item');
  if (!matches(locationId, place)) throw new UnreadableLine('its level names no location');
  if (!matches(moment, updatedAt)) throw new UnreadableLine('its level names no time');
  if (available === undefined) throw new UnreadableLine('its level says no units');
  return { inventoryItemId, locationId: place, available, updatedAt };
}

const isLocation = (row: Record<string, unknown>): boolean =>
  matches(locationId, row.id) && row[ownerField] === undefined;

function quantityOf(quantities: unknown): number | undefined {
  if (!Array.isArray(quantities) || quantities.length !== 1) return undefined;
  const quantity = objectOf(quantities[0])?.quantity;
  return Number.isSafeInteger(quantity) ? units(quantity) : undefined;
}

/** JSON knows a zero below zero; stock does not. */
const units = (quantity: unknown): number => Number(quantity) + 0;

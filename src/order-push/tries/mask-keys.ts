/** Which values of a call to a store may be kept in the open: a closed list of keys. Everything else is dots. Pure. */
import { isOurs } from '../reference.ts';

/**
 * The names above a value, from the outermost to its own; lists and what GraphQL wraps their rows in leave none.
 */
export type Path = readonly string[];

/** What tells about units, money, states and pages, and never about a person. */
const openKeys = new Set(
  [
    'id ids variantId variantIds pricedVariantIds orderId productId locationId fulfillmentOrderId',
    'inventoryItemId inventoryItemIds lineItemId',
    'quantity totalQuantity remainingQuantity currentQuantity unfulfilledQuantity available delta',
    'amount price currency currencyCode rate sku tracked',
    'reference sourceIdentifier namespace financialStatus fulfillmentStatus displayFinancialStatus',
    'displayFulfillmentStatus inventoryPolicy inventoryBehaviour kind status gateway taxable',
    'createdAt updatedAt processedAt cancelledAt closedAt countryCode countryCodeV2',
    'first after before sortKey cursor endCursor startCursor path requestId',
    'requestedQueryCost actualQueryCost maximumAvailable currentlyAvailable restoreRate',
  ].flatMap((row) => row.split(' ')),
);

/** Open below one of these only: elsewhere the same key names a person's thing. */
const openBelow = new Map(
  Object.entries({
    shippingLines: ['title', 'code'],
    metafields: ['key', 'type'],
    userErrors: ['code', 'field'],
    errors: ['code'],
    extensions: ['code'],
    locations: ['line', 'column'],
  }).map(([around, keys]) => [around, new Set(keys)]),
);

/** Words of the store or of ours to it: open, but for what looks like an e-mail, a phone or a secret in them. */
const sentenceKeys = new Set(['message', 'explanation', 'errors', 'search']);

/** Whatever stands below one of these is closed. */
const secretKey = /token|secret|password|authori[sz]ation|credential|cookie|api_?key/i;

const ownTag = /^crossdock(-[0-9a-f]{12})?$/i;

/** How a value is shown: as it is, as a sentence that is looked through, or as dots. */
export function showing(path: Path, value: string | number): 'open' | 'sentence' | 'closed' {
  const key = path.at(-1) ?? '';
  const around = path.at(-2) ?? '';
  if (path.some((name) => secretKey.test(name))) return 'closed';
  if (sentenceKeys.has(key)) return 'sentence';
  if (typeof value === 'string') {
    if (/\S@\S/.test(value)) return 'closed';
    if (key === 'tags' && ownTag.test(value)) return 'open';
    if (/^metafields?$/.test(around) && key === 'value' && isOurs(value)) return 'open';
    if (key === 'name' && isOrder.test(around) && orderName.test(value)) return 'open';
  }
  return openKeys.has(key) || openBelow.get(around)?.has(key) ? 'open' : 'closed';
}

const isOrder = /^order(s|ByIdentifier)?$/;
const orderName = /^#?[A-Za-z-]{0,8}\d{1,12}[A-Za-z-]{0,8}$/;

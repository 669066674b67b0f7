// Products, their options and variants.
import type { ProductRecord, VariantRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import { connection } from '../connection.ts';
import type { Context } from '../context.ts';
import { coded } from '../errors.ts';
import { money } from './money.ts';
import { availableOf, variantKeys } from './query-lists.ts';
import type { Table } from './table.ts';

export type ProductOptionSource = ProductRecord['options'][number] & {
  product: ProductRecord;
  position: number;
};

const variantsOf = (state: State, { id }: ProductRecord): VariantRecord[] => state.variants.in(id);

const exact = (count: number) => ({ count, precision: 'EXACT' });

const isTracked = (state: State, { inventoryItemId }: VariantRecord): boolean =>
  state.inventoryItems.need(inventoryItemId).tracked;

/** Whether a buyer could order one now. */
const sellable = (state: State, variant: VariantRecord): boolean =>
  !isTracked(state, variant) ||
  variant.inventoryPolicy === 'CONTINUE' ||
  availableOf(state, variant) > 0;

function range(state: State, product: ProductRecord) {
  const prices = variantsOf(state, product).map(({ price }) => Number(price));
  const of = (value: number) => money(value.toFixed(3), state.shop().currencyCode);
  return {
    maxVariantPrice: of(Math.max(0, ...prices)),
    minVariantPrice: of(prices.length === 0 ? 0 : Math.min(...prices)),
  };
}

const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const published = ({ publishedAt }: ProductRecord): boolean => publishedAt !== null;

const needsContext = (): never => {
  throw coded(
    'The sandbox has no markets: read price instead of contextualPricing.',
    'NOT_IMPLEMENTED',
  );
};

const product: Table<ProductRecord> = {
  bodyHtml: ({ descriptionHtml }) => descriptionHtml,
  contextualPricing: needsContext,
  customProductType: ({ productType }) => productType,
  defaultCursor: ({ id }) =>
    Buffer.from(JSON.stringify({ last_value: 0, last_id: id })).toString('base64'),
  description: ({ descriptionHtml }, { truncateAt }) =>
    typeof truncateAt === 'number'
      ? plainText(descriptionHtml).slice(0, truncateAt)
      : plainText(descriptionHtml),
  descriptionPlainSummary: ({ descriptionHtml }) => plainText(descriptionHtml).slice(0, 100),
  hasOnlyDefaultVariant: (record, _, { state }) =>
    variantsOf(state, record).every(({ title }) => title === 'Default Title'),
  hasOutOfStockVariants: (record, _, { state }) =>
    variantsOf(state, record).some(
      (variant) => isTracked(state, variant) && availableOf(state, variant) <= 0,
    ),
  hasVariantsThatRequiresComponents: () => false,
  inCollection: () => false,
  isGiftCard: () => false,
  options: (record, { first }) =>
    record.options
      .map((option, at): ProductOptionSource => ({ ...option, product: record, position: at + 1 }))
      .slice(0, typeof first === 'number' ? first : undefined),
  priceRange: (record, _, { state }) => range(state, record),
  priceRangeV2: (record, _, { state }) => range(state, record),
  publicationCount: () => 0,
  publishedInContext: published,
  publishedOnChannel: published,
  publishedOnCurrentChannel: published,
  publishedOnCurrentPublication: published,
  publishedOnPublication: published,
  requiresSellingPlan: () => false,
  sellingPlanGroupCount: () => 0,
  seo: () => ({ title: null, description: null }),
  storefrontId: ({ id }) => id,
  totalInventory: (record, _, { state }) =>
    variantsOf(state, record)
      .filter((variant) => isTracked(state, variant))
      .reduce((sum, variant) => sum + availableOf(state, variant), 0),
  totalVariants: (record, _, { state }) => variantsOf(state, record).length,
  tracksInventory: (record, _, { state }) =>
    variantsOf(state, record).some((variant) => isTracked(state, variant)),
  variants: (record, args, { state }) =>
    connection(variantsOf(state, record), args, variantKeys(state)[String(args.sortKey)]),
  variantsCount: (record, _, { state }) => exact(variantsOf(state, record).length),
};

const option: Table<ProductOptionSource> = {
  optionValues: ({ values, product: record, name }, _, { state }) =>
    values.map((value) => ({ ...value, hasVariants: uses(state, record, name, value.name) })),
  values: ({ values }) => values.map(({ name }) => name),
};

const uses = (state: State, record: ProductRecord, option: string, value: string): boolean =>
  variantsOf(state, record).some(({ selectedOptions }) =>
    selectedOptions.some((one) => one.name === option && one.value === value),
  );

const productOf = ({ productId }: VariantRecord, { state }: Context) =>
  state.products.need(productId);

const variant: Table<VariantRecord> = {
  availableForSale: (record, _, { state }) => sellable(state, record),
  contextualPricing: needsContext,
  defaultCursor: ({ id }) =>
    Buffer.from(JSON.stringify({ last_value: 0, last_id: id })).toString('base64'),
  displayName: (record, _, context) => `${productOf(record, context).title} - ${record.title}`,
  inventoryItem: ({ inventoryItemId }, _, { state }) => state.inventoryItems.need(inventoryItemId),
  inventoryQuantity: (record, _, { state }) => availableOf(state, record),
  product: (record, _, context) => productOf(record, context),
  publicationCount: () => 0,
  publishedOnChannel: (record, _, context) => published(productOf(record, context)),
  publishedOnCurrentChannel: (record, _, context) => published(productOf(record, context)),
  publishedOnCurrentPublication: (record, _, context) => published(productOf(record, context)),
  publishedOnPublication: (record, _, context) => published(productOf(record, context)),
  requiresComponents: () => false,
  selectedOptions: (record, _, context) =>
    record.selectedOptions.map(({ name, value }) => {
      const option = productOf(record, context).options.find((one) => one.name === name);
      const known = option?.values.find((one) => one.name === value);
      return { name, value, optionValue: { id: known?.id ?? '', name: value, hasVariants: true } };
    }),
  sellableOnlineQuantity: (record, _, { state }) => Math.max(0, availableOf(state, record)),
  sellingPlanGroupCount: () => 0,
  showUnitPrice: () => false,
  sku: ({ inventoryItemId }, _, { state }) => state.inventoryItems.need(inventoryItemId).sku,
  storefrontId: ({ id }) => id,
};

export const productTypes = { Product: product, ProductOption: option, ProductVariant: variant };

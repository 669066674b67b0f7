// What each kind of record can be searched by, and where plain words are looked for.
import { gidNumber } from '../gids.ts';
import { orderFigures } from '../order-figures.ts';
import type {
  CustomerRecord,
  FulfillmentOrderRecord,
  InventoryItemRecord,
  InventoryLevelRecord,
  LocationRecord,
  OrderRecord,
  ProductRecord,
  VariantRecord,
} from '../records.ts';
import { returnStatusOf } from '../return-status.ts';
import type { State } from '../state.ts';

/** `text` is compared as a whole, `time` and `number` also by size, `words` word by word. */
export type FieldValue = {
  as: 'number' | 'text' | 'time' | 'words';
  values: (string | number | null)[];
};

export type Field<T> = (record: T, state: State) => FieldValue;

export type Fields<T> = { named: Record<string, Field<T>>; plain: Field<T> };

const text = (...values: (string | null | undefined)[]): FieldValue => ({
  as: 'text',
  values: values.map((value) => value ?? null),
});
const words = (...values: (string | null | undefined)[]): FieldValue => ({
  as: 'words',
  values: values.map((value) => value ?? null),
});
const time = (value: string | null): FieldValue => ({ as: 'time', values: [value] });
const number = (...values: number[]): FieldValue => ({ as: 'number', values });

/** 'gid://shopify/Order/613' is found by 613 and by itself. */
const idField = ({ id }: { id: string }): FieldValue => ({
  as: 'number',
  values: [Number(gidNumber(id)), id],
});
const dates = {
  id: idField,
  created_at: ({ createdAt }: { createdAt: string }) => time(createdAt),
  updated_at: ({ updatedAt }: { updatedAt: string }) => time(updatedAt),
};

const numberOf = (gid: string | null): string | null => (gid === null ? null : gidNumber(gid));

const status = ({ closedAt, cancelledAt }: OrderRecord): FieldValue => {
  if (cancelledAt !== null) return text('cancelled', 'any', 'not_closed');
  return closedAt === null ? text('open', 'any', 'not_closed') : text('closed', 'any');
};

/** GraphQL's UNFULFILLED is search's 'unfulfilled' and 'unshipped'; FULFILLED also 'shipped'. */
const fulfillmentStatus = (order: OrderRecord, state: State): FieldValue => {
  const { fulfillmentStatus: now } = orderFigures(state, order);
  if (now === 'FULFILLED') return text('fulfilled', 'shipped');
  if (now === 'PARTIALLY_FULFILLED') return text('partial', 'partially_fulfilled', 'unfulfilled');
  return text('unfulfilled', 'unshipped', now.toLowerCase());
};

export const orderFields: Fields<OrderRecord> = {
  named: {
    ...dates,
    cart_token: () => text(null),
    channel_id: () => text(null),
    confirmation_number: ({ confirmationNumber }) => text(confirmationNumber),
    current_total_price: (order, state) =>
      number(Number(orderFigures(state, order).currentTotal.shop)),
    customer_id: ({ customerId }) => text(numberOf(customerId), customerId),
    discount_code: ({ discountCodes }) => text(...discountCodes.map(({ code }) => code)),
    email: ({ email }) => text(email),
    financial_status: (order, state) =>
      text(orderFigures(state, order).financialStatus.toLowerCase()),
    fulfillment_status: fulfillmentStatus,
    gateway: ({ transactions }) => text(...transactions.map(({ gateway }) => gateway)),
    location_id: () => text(null),
    name: ({ name, number: of }) => text(name, name.replace(/^#/, ''), String(of)),
    po_number: ({ poNumber }) => text(poNumber),
    processed_at: ({ processedAt }) => time(processedAt),
    return_status: ({ id }, state) => text(returnStatusOf(state.returns.in(id)).toLowerCase()),
    sku: ({ lines }) => text(...lines.map(({ sku }) => sku)),
    source_identifier: ({ sourceIdentifier }) => text(sourceIdentifier),
    source_name: ({ sourceName }) => text(sourceName),
    status,
    tag: ({ tags }) => text(...tags),
    tag_not: ({ tags }) => text(...tags),
    test: ({ test }) => text(String(test)),
    total_price: (order, state) => number(Number(orderFigures(state, order).total.shop)),
  },
  plain: ({ name, email, shippingAddress, lines, tags }) =>
    words(
      name,
      name.replace(/^#/, ''),
      email,
      shippingAddress?.firstName,
      shippingAddress?.lastName,
      ...lines.flatMap(({ title, sku }) => [title, sku]),
      ...tags,
    ),
};

const skuOf = ({ inventoryItemId }: VariantRecord, state: State) =>
  state.inventoryItems.get(inventoryItemId)?.sku;

export const variantFields: Fields<VariantRecord> = {
  named: {
    ...dates,
    barcode: ({ barcode }) => text(barcode),
    inventory_quantity: ({ inventoryItemId }, state) =>
      number(
        state.levels
          .in(inventoryItemId)
          .reduce((sum, { quantities }) => sum + quantities.available, 0),
      ),
    product_id: ({ productId }) => text(numberOf(productId), productId),
    product_status: ({ productId }, state) =>
      text(state.products.get(productId)?.status.toLowerCase()),
    product_type: ({ productId }, state) => text(state.products.get(productId)?.productType),
    sku: (variant, state) => text(skuOf(variant, state)),
    tag: ({ productId }, state) => text(...(state.products.get(productId)?.tags ?? [])),
    taxable: ({ taxable }) => text(String(taxable)),
    title: ({ title }) => words(title),
    vendor: ({ productId }, state) => text(state.products.get(productId)?.vendor),
  },
  plain: (variant, state) =>
    words(
      variant.title,
      state.products.get(variant.productId)?.title,
      skuOf(variant, state),
      variant.barcode,
    ),
};

export const inventoryItemFields: Fields<InventoryItemRecord> = {
  named: { ...dates, sku: ({ sku }) => text(sku) },
  plain: ({ sku }) => words(sku),
};

export const levelFields: Fields<InventoryLevelRecord> = {
  named: {
    ...dates,
    inventory_group_id: () => text(null),
    inventory_item_id: ({ itemId }) => text(numberOf(itemId), itemId),
  },
  plain: () => words(null),
};

export const productFields: Fields<ProductRecord> = {
  named: {
    ...dates,
    barcode: ({ id }, state) => text(...state.variants.in(id).map(({ barcode }) => barcode)),
    handle: ({ handle }) => text(handle),
    product_type: ({ productType }) => text(productType),
    published_at: ({ publishedAt }) => time(publishedAt),
    sku: ({ id }, state) => text(...state.variants.in(id).map((variant) => skuOf(variant, state))),
    status: ({ status: of }) => text(of.toLowerCase()),
    tag: ({ tags }) => text(...tags),
    tag_not: ({ tags }) => text(...tags),
    title: ({ title }) => words(title),
    vendor: ({ vendor }) => text(vendor),
  },
  plain: ({ id, title, vendor, productType, tags }, state) =>
    words(
      title,
      vendor,
      productType,
      ...tags,
      ...state.variants.in(id).map((variant) => skuOf(variant, state)),
    ),
};

export const fulfillmentOrderFields: Fields<FulfillmentOrderRecord> = {
  named: {
    ...dates,
    assigned_location_id: ({ locationId }) => text(numberOf(locationId), locationId),
    order_id: ({ orderId }) => text(numberOf(orderId), orderId),
    order_name: ({ orderId }, state) => {
      const name = state.orders.get(orderId)?.name ?? '';
      return text(name, name.replace(/^#/, ''));
    },
    status: ({ status: of }) => text(of.toLowerCase(), of),
  },
  plain: ({ orderId }, state) => words(state.orders.get(orderId)?.name),
};

export const locationFields: Fields<LocationRecord> = {
  named: {
    ...dates,
    active: ({ isActive }) => text(String(isActive)),
    address1: ({ address }) => text(address.address1),
    address2: ({ address }) => text(address.address2),
    city: ({ address }) => text(address.city),
    country: ({ address }) => text(address.country, address.countryCode),
    legacy: () => text('false'),
    name: ({ name }) => words(name),
    province: ({ address }) => text(address.province, address.provinceCode),
    zip: ({ address }) => text(address.zip),
  },
  plain: ({ name, address }) => words(name, address.city),
};

export const customerFields: Fields<CustomerRecord> = {
  named: {
    ...dates,
    country: ({ addresses }) => text(...addresses.map(({ country }) => country)),
    email: ({ email }) => text(email),
    first_name: ({ firstName }) => text(firstName),
    last_name: ({ lastName }) => text(lastName),
    phone: ({ phone }) => text(phone),
    tag: ({ tags }) => text(...tags),
  },
  plain: ({ firstName, lastName, email, phone }) => words(firstName, lastName, email, phone),
};

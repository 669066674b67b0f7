// Product, inventory and location bodies, as Shopify's REST API writes them.
import type {
  InventoryItemRecord,
  InventoryLevelRecord,
  LocationRecord,
  ProductRecord,
  VariantRecord,
} from '../../records.ts';
import type { State } from '../../state.ts';
import { restId } from './rest-id.ts';
import { restTime } from './rest-time.ts';

/** A body shows so many variants and no more; `variant_gids` names all. */
const shownVariants = 100;

/** The body of products/create and products/update: the product with its variants. */
export function restProduct(state: State, product: ProductRecord) {
  const { ianaTimezone: zone } = state.shop();
  const variants = state.variants.in(product.id).sort((a, b) => a.position - b.position);
  return {
    admin_graphql_api_id: product.id,
    body_html: product.descriptionHtml,
    created_at: restTime(product.createdAt, zone),
    handle: product.handle,
    id: restId(product.id),
    product_type: product.productType,
    published_at: restTime(product.publishedAt, zone),
    template_suffix: null,
    title: product.title,
    updated_at: restTime(product.updatedAt, zone),
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    published_scope: 'web',
    tags: product.tags.join(', '),
    variants: variants.slice(0, shownVariants).map((variant) => restVariant(state, variant, zone)),
    options: product.options.map(({ id, name, values }, at) => ({
      id: restId(id),
      product_id: restId(product.id),
      name,
      position: at + 1,
      values: values.map((value) => value.name),
    })),
    images: [],
    image: null,
    media: [],
    variant_gids: variants.map(({ id, updatedAt }) => ({
      admin_graphql_api_id: id,
      updated_at: updatedAt,
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

function restVariant(state: State, variant: VariantRecord, zone: string) {
  const units = state.levels
    .in(variant.inventoryItemId)
    .filter(({ isActive }) => isActive)
    .reduce((all, { quantities }) => all + quantities.available, 0);
  const [first, second, third] = variant.selectedOptions;
  return {
    admin_graphql_api_id: variant.id,
    barcode: variant.barcode,
    compare_at_price: variant.compareAtPrice,
    created_at: restTime(variant.createdAt, zone),
    id: restId(variant.id),
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    position: variant.position,
    price: variant.price,
    product_id: restId(variant.productId),
    sku: state.inventoryItems.get(variant.inventoryItemId)?.sku ?? null,
    taxable: variant.taxable,
    title: variant.title,
    updated_at: restTime(variant.updatedAt, zone),
    option1: first?.value ?? null,
    option2: second?.value ?? null,
    option3: third?.value ?? null,
    image_id: null,
    inventory_item_id: restId(variant.inventoryItemId),
    inventory_quantity: units,
    old_inventory_quantity: units,
  };
}

/** The body of inventory_items/create and /update. */
export function restInventoryItem(state: State, item: InventoryItemRecord) {
  const { ianaTimezone: zone } = state.shop();
  return {
    id: restId(item.id),
    sku: item.sku,
    created_at: restTime(item.createdAt, zone),
    updated_at: restTime(item.updatedAt, zone),
    requires_shipping: item.requiresShipping,
    cost: item.unitCost,
    country_code_of_origin: item.countryCodeOfOrigin,
    province_code_of_origin: null,
    harmonized_system_code: item.harmonizedSystemCode,
    tracked: item.tracked,
    country_harmonized_system_codes: [],
    weight_value: item.grams,
    weight_unit: 'g',
    admin_graphql_api_id: item.id,
  };
}

/** The body of inventory_levels/connect and /update; `available` is null where the stock is not tracked. */
export function restInventoryLevel(state: State, level: InventoryLevelRecord) {
  const tracked = state.inventoryItems.get(level.itemId)?.tracked ?? false;
  return {
    inventory_item_id: restId(level.itemId),
    location_id: restId(level.locationId),
    available: tracked ? level.quantities.available : null,
    updated_at: restTime(level.updatedAt, state.shop().ianaTimezone),
    admin_graphql_api_id: level.id,
  };
}

/** The body of locations/create, /update, /activate and /deactivate. */
export function restLocation(state: State, location: LocationRecord) {
  const { ianaTimezone: zone } = state.shop();
  const { address } = location;
  return {
    id: restId(location.id),
    name: location.name,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.countryCode,
    phone: address.phone,
    created_at: restTime(location.createdAt, zone),
    updated_at: restTime(location.updatedAt, zone),
    country_code: address.countryCode,
    country_name: address.country,
    province_code: address.provinceCode,
    legacy: false,
    active: location.isActive,
    admin_graphql_api_id: location.id,
  };
}

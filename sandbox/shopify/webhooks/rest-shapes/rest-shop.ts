import type { State } from '../../state.ts';
import { restId } from './rest-id.ts';
import { restTime } from './rest-time.ts';

/** Shopify's own placeholder, in which `amount` is replaced when a price is shown. */
const amountFormat = `$${'{{amount}}'}`;

/** The body of app/uninstalled and shop/update: the shop as Shopify's REST API writes it. */
export function restShop(state: State) {
  const shop = state.shop();
  const { address, currencyCode, ianaTimezone: zone } = shop;
  const primary = state.locations.find(({ isPrimary }) => isPrimary);
  return {
    id: restId(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.myshopifyDomain,
    province: address.province,
    country: address.countryCode,
    address1: address.address1,
    address2: address.address2,
    zip: address.zip,
    city: address.city,
    source: null,
    phone: address.phone,
    latitude: null,
    longitude: null,
    primary_locale: 'en',
    created_at: restTime(shop.createdAt, zone),
    updated_at: restTime(shop.updatedAt, zone),
    country_code: address.countryCode,
    country_name: address.country,
    currency: currencyCode,
    customer_email: shop.email,
    timezone: zone,
    iana_timezone: zone,
    shop_owner: shop.name,
    money_format: amountFormat,
    money_with_currency_format: `${amountFormat} ${currencyCode}`,
    weight_unit: 'kg',
    province_code: address.provinceCode,
    taxes_included: shop.taxesIncluded,
    tax_shipping: null,
    county_taxes: null,
    plan_display_name: shop.planName,
    plan_name: shop.planName.toLowerCase(),
    has_discounts: false,
    has_gift_cards: false,
    myshopify_domain: shop.myshopifyDomain,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    money_in_emails_format: amountFormat,
    money_with_currency_in_emails_format: `${amountFormat} ${currencyCode}`,
    eligible_for_payments: true,
    requires_extra_payments_agreement: false,
    password_enabled: false,
    has_storefront: true,
    finances: true,
    primary_location_id: restId(primary?.id ?? null),
    checkout_api_supported: true,
    multi_location_enabled: state.locations.size > 1,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: [currencyCode],
    marketing_sms_consent_enabled_at_checkout: false,
    transactional_sms_disabled: false,
  };
}

// The shop itself: its settings, plan and address, and lists that stand on it for old programs.
import { decimalsOf } from '../../money.ts';
import type { ShopRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import { connection } from '../connection.ts';
import { queryLists } from './query-lists.ts';
import { shopFeatures } from './shop-features.ts';
import type { Table } from './table.ts';

/** The company that sells: the shop's own. */
export function businessEntity(state: State) {
  const { id, name, address } = state.shop();
  return {
    id: id.replace('/Shop/', '/BusinessEntity/'),
    address: { ...address, countryCode: address.countryCode ?? 'US' },
    archived: false,
    companyName: name,
    displayName: name,
    primary: true,
  };
}

const owner = ({ id, name, email }: ShopRecord, baseUrl: string) => ({
  id: id.replace('/Shop/', '/StaffMember/'),
  active: true,
  avatar: { url: baseUrl, src: baseUrl, originalSrc: baseUrl, transformedSrc: baseUrl },
  email,
  exists: true,
  firstName: 'Store',
  lastName: 'Owner',
  initials: ['S', 'O'],
  isShopOwner: true,
  locale: 'en',
  name: `Owner of ${name}`,
  privateData: {
    accountSettingsUrl: baseUrl,
    createdAt: '2026-01-01T00:00:00Z',
    permissions: ['FULL'],
  },
});

const domain = ({ id, myshopifyDomain }: ShopRecord, baseUrl: string) => ({
  id: id.replace('/Shop/', '/Domain/'),
  host: myshopifyDomain,
  sslEnabled: true,
  url: baseUrl,
});

/** Minutes a time zone is ahead of UTC at a moment. */
function offsetMinutes(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function offset(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}${two(size % 60)}`;
}

function currencyFormats(currency: string) {
  const amount = decimalsOf(currency) === 0 ? '{{amount_no_decimals}}' : '{{amount}}';
  return {
    moneyFormat: `$${amount}`,
    moneyInEmailsFormat: `$${amount}`,
    moneyWithCurrencyFormat: `$${amount} ${currency}`,
    moneyWithCurrencyInEmailsFormat: `$${amount} ${currency}`,
  };
}

const strings = (state: State, args: Record<string, unknown>, pick: (state: State) => string[]) =>
  connection(
    [...new Set(pick(state))].filter((text) => text !== '').sort(),
    args,
    (text) => text,
    (text) => text,
  );

export const productStrings = {
  productTags: (state: State, args: Record<string, unknown>) =>
    strings(state, args, ({ products }) => products.all().flatMap(({ tags }) => tags)),
  productTypes: (state: State, args: Record<string, unknown>) =>
    strings(state, args, ({ products }) => products.all().map(({ productType }) => productType)),
  productVendors: (state: State, args: Record<string, unknown>) =>
    strings(state, args, ({ products }) => products.all().map(({ vendor }) => vendor)),
};

const shop: Table<ShopRecord> = {
  ...queryLists,
  accountOwner: (record, _, { baseUrl }) => owner(record, baseUrl),
  analyticsToken: () => '',
  billingAddress: ({ id, address }) => ({ ...address, id: id.replace('/Shop/', '/ShopAddress/') }),
  shopAddress: ({ id, address }) => ({ ...address, id: id.replace('/Shop/', '/ShopAddress/') }),
  checkoutApiSupported: () => false,
  contactEmail: ({ email }) => email,
  countriesInShippingZones: ({ address }) => ({
    countryCodes: [address.countryCode ?? 'US'],
    includeRestOfWorld: true,
  }),
  currencyFormats: ({ currencyCode }) => currencyFormats(currencyCode),
  customerAccounts: () => 'OPTIONAL',
  customerAccountsV2: () => ({
    customerAccountsVersion: 'NEW_CUSTOMER_ACCOUNTS',
    loginLinksVisibleOnStorefrontAndCheckout: false,
    loginRequiredAtCheckout: false,
  }),
  customerTags: (_, args, { state }) =>
    strings(state, args, ({ customers }) => customers.all().flatMap(({ tags }) => tags)),
  domains: (record, _, { baseUrl }) => [domain(record, baseUrl)],
  primaryDomain: (record, _, { baseUrl }) => domain(record, baseUrl),
  enabledPresentmentCurrencies: ({ currencyCode }) => [currencyCode],
  entitlements: () => ({
    b2b: { enabled: false },
    markets: {
      b2b: { enabled: false, catalogs: { enabled: false }, limit: 0 },
      regions: { enabled: false, catalogs: { enabled: false }, limit: 0 },
      retail: { enabled: false, catalogs: { enabled: false }, limit: 0 },
      themes: { enabled: false },
    },
  }),
  features: shopFeatures,
  limitedPendingOrderCount: (_, __, { state }) => {
    const count = state.orders.where(
      ({ closedAt, cancelledAt }) => closedAt === null && cancelledAt === null,
    ).length;
    return { atMax: count >= 10_000, count: Math.min(count, 10_000) };
  },
  marketingSmsConsentEnabledAtCheckout: () => false,
  orderNumberFormatPrefix: () => '#',
  orderNumberFormatSuffix: () => '',
  orderTags: (_, args, { state }) =>
    strings(state, args, ({ orders }) => orders.all().flatMap(({ tags }) => tags)),
  paymentSettings: () => ({ supportedDigitalWallets: [] }),
  plan: ({ planName }) => ({
    displayName: planName,
    partnerDevelopment: false,
    publicDisplayName: planName,
    shopifyPlus: planName === 'Plus',
  }),
  productTags: (_, args, { state }) => productStrings.productTags(state, args),
  productTypes: (_, args, { state }) => productStrings.productTypes(state, args),
  productVendors: (_, args, { state }) => productStrings.productVendors(state, args),
  publicationCount: () => 0,
  resourceLimits: () => ({
    locationLimit: 1000,
    maxProductOptions: 3,
    maxProductVariants: 2048,
    redirectLimitReached: false,
  }),
  richTextEditorUrl: (_, __, { baseUrl }) => baseUrl,
  searchFilters: () => ({ productAvailability: [] }),
  setupRequired: () => false,
  shipsToCountries: ({ address }) => [address.countryCode ?? 'US'],
  shopOwnerName: (record, _, { baseUrl }) => owner(record, baseUrl).name,
  storefrontUrl: (_, __, { baseUrl }) => baseUrl,
  taxShipping: () => false,
  timezoneAbbreviation: ({ ianaTimezone }, _, { state }) =>
    new Intl.DateTimeFormat('en-US', { timeZone: ianaTimezone, timeZoneName: 'short' })
      .formatToParts(state.now())
      .find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC',
  timezoneOffset: ({ ianaTimezone }, _, { state }) =>
    offset(offsetMinutes(ianaTimezone, state.now())),
  timezoneOffsetMinutes: ({ ianaTimezone }, _, { state }) =>
    offsetMinutes(ianaTimezone, state.now()),
  transactionalSmsDisabled: () => false,
  unitSystem: () => 'METRIC_SYSTEM',
  url: (_, __, { baseUrl }) => baseUrl,
  weightUnit: () => 'GRAMS',
};

export const shopTypes = { Shop: shop };

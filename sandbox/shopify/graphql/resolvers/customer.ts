// Customers, their orders, addresses and consents.
import { orderFigures } from '../../order-figures.ts';
import type { CustomerRecord } from '../../records.ts';
import { search } from '../../search/search.ts';
import type { State } from '../../state.ts';
import { connection } from '../connection.ts';
import { image } from './app.ts';
import { money } from './money.ts';
import type { Table } from './table.ts';

const ordersOf = (state: State, { id }: CustomerRecord) =>
  state.orders.where(({ customerId }) => customerId === id);

const displayName = ({ firstName, lastName, email, phone }: CustomerRecord): string =>
  [firstName, lastName].filter(Boolean).join(' ') || email || phone || '';

const noConsent = {
  collectedFrom: null,
  optInLevel: null,
  sourceLocation: null,
  state: 'NOT_SUBSCRIBED',
  updatedAt: null,
};

/** '3 months': how long ago the customer was written down. */
function lifetime(state: State, { createdAt }: CustomerRecord): string {
  const days = Math.trunc((state.now() - Date.parse(createdAt)) / 86_400_000);
  if (days < 1) return 'less than a day';
  return days < 60 ? `${days} days` : `${Math.trunc(days / 30)} months`;
}

const customer: Table<CustomerRecord> = {
  addresses: ({ addresses }, { first }) =>
    addresses.slice(0, typeof first === 'number' ? first : undefined),
  addressesV2: ({ addresses }, args) => connection(addresses, args),
  amountSpent: (record, _, { state }) => {
    const spent = ordersOf(state, record).reduce((sum, order) => {
      const { received, refunded } = orderFigures(state, order);
      return sum + Number(received.shop) - Number(refunded.shop);
    }, 0);
    return money(spent.toFixed(3), state.shop().currencyCode);
  },
  canDelete: (record, _, { state }) => ordersOf(state, record).length === 0,
  dataSaleOptOut: () => false,
  defaultAddress: ({ addresses }) => addresses[0] ?? null,
  defaultEmailAddress: ({ email }, _, { baseUrl }) =>
    email === null
      ? null
      : {
          emailAddress: email,
          marketingOptInLevel: null,
          marketingState: 'NOT_SUBSCRIBED',
          marketingUnsubscribeUrl: baseUrl,
          marketingUpdatedAt: null,
          openTrackingLevel: 'UNKNOWN',
          openTrackingUrl: baseUrl,
          sourceLocation: null,
          validFormat: /^[^@\s]+@[^@\s]+$/.test(email),
        },
  defaultPhoneNumber: ({ phone }) =>
    phone === null
      ? null
      : {
          marketingCollectedFrom: null,
          marketingOptInLevel: null,
          marketingState: 'NOT_SUBSCRIBED',
          marketingUpdatedAt: null,
          phoneNumber: phone,
          smsMarketingConsent: noConsent,
          sourceLocation: null,
          whatsAppMarketingConsent: noConsent,
        },
  displayName,
  hasTimelineComment: () => false,
  image: (_, __, { baseUrl }) => image(baseUrl),
  lastOrder: (record, _, { state }) => ordersOf(state, record).at(-1) ?? null,
  lifetimeDuration: (record, _, { state }) => lifetime(state, record),
  market: () => null,
  mergeable: () => ({
    errorFields: [],
    isMergeable: false,
    mergeInProgress: null,
    reason: 'Not offered here.',
  }),
  numberOfOrders: (record, _, { state }) => ordersOf(state, record).length,
  orders: (record, args, context) => {
    const mine = new Set(ordersOf(context.state, record));
    return connection(
      search('orders', args.query, context).filter((order) => mine.has(order)),
      args,
    );
  },
  productSubscriberStatus: () => 'NEVER_SUBSCRIBED',
  state: () => 'DISABLED',
  statistics: () => ({ predictedSpendTier: null, rfmGroup: null }),
  taxSettings: () => ({ taxId: null }),
  unsubscribeUrl: (_, __, { baseUrl }) => baseUrl,
  validEmailAddress: ({ email }) => email !== null && /^[^@\s]+@[^@\s]+$/.test(email),
  verifiedEmail: ({ email }) => email !== null,
};

export const customerTypes = { Customer: customer };

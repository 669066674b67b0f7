// Webhook subscriptions of the app.
import type { WebhookSubscriptionRecord } from '../../records.ts';
import { apiVersion } from '../build-schema.ts';
import type { Table } from './table.ts';
import { topicEnum } from './webhook-topic.ts';

export const version = { displayName: apiVersion, handle: apiVersion, supported: true };

const subscription: Table<WebhookSubscriptionRecord> = {
  apiVersion: () => version,
  callbackUrl: ({ uri }) => uri,
  endpoint: ({ uri }) => ({ __typename: 'WebhookHttpEndpoint', callbackUrl: uri }),
  metafields: ({ metafieldNamespaces }) =>
    metafieldNamespaces.map((namespace) => ({ namespace, key: '' })),
  topic: ({ topic }) => topicEnum(topic),
};

export const webhookTypes = { WebhookSubscription: subscription };

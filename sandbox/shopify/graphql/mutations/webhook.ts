// Mutations of webhook subscriptions.
import { ok } from '../../../../src/shared/result.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import type { WebhookSubscriptionRecord } from '../../records.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { topicPath } from '../resolvers/webhook-topic.ts';
import { mutation } from './mutation.ts';

type Input = {
  callbackUrl?: string | null;
  uri?: string | null;
  format?: 'JSON' | 'XML' | null;
  includeFields?: string[] | null;
  metafieldNamespaces?: string[] | null;
  filter?: string | null;
  name?: string | null;
};

const addressField = ['webhookSubscription', 'callbackUrl'];

/** Shopify wants https; the sandbox also takes an address of this machine, where its receivers are. */
function wrongAddress(uri: string | null | undefined): string | undefined {
  if (uri == null || uri === '') return "Address can't be blank";
  if (!URL.canParse(uri)) return 'Address is invalid';
  const { protocol, hostname } = new URL(uri);
  const local =
    ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || hostname.endsWith('.test');
  if (protocol === 'https:' || (protocol === 'http:' && local)) return undefined;
  return 'Address protocol http:// is not supported';
}

function create(args: Arguments, { state }: Context): Outcome<WebhookSubscriptionRecord> {
  const input = args.webhookSubscription as Input;
  const topic = topicPath(String(args.topic));
  const uri = input.uri ?? input.callbackUrl ?? '';
  const wrong = wrongAddress(uri);
  if (wrong !== undefined) return refuse('INVALID', addressField, wrong);
  if (input.format === 'XML')
    return refuse('INVALID', ['webhookSubscription', 'format'], 'The sandbox sends JSON only.');
  const twin = state.subscriptions.find(
    (one) => one.topic === topic && one.uri === uri && one.filter === (input.filter ?? null),
  );
  if (twin !== undefined)
    return refuse('TAKEN', addressField, 'Address for this topic has already been taken');
  const at = state.time();
  return ok(
    state.subscriptions.put({
      id: state.newId('WebhookSubscription'),
      createdAt: at,
      updatedAt: at,
      topic,
      uri,
      format: 'JSON',
      includeFields: input.includeFields ?? [],
      metafieldNamespaces: input.metafieldNamespaces ?? [],
      filter: input.filter ?? null,
      name: input.name ?? null,
    }),
  );
}

const missing = () => refuse('NOT_FOUND', ['id'], 'Webhook subscription does not exist');

function update(args: Arguments, { state }: Context): Outcome<WebhookSubscriptionRecord> {
  const known = state.subscriptions.get(String(args.id));
  if (known === undefined) return missing();
  const input = args.webhookSubscription as Input;
  const uri = input.uri ?? input.callbackUrl ?? known.uri;
  const wrong = wrongAddress(uri);
  if (wrong !== undefined) return refuse('INVALID', addressField, wrong);
  return ok(
    state.subscriptions.put({
      ...known,
      uri,
      includeFields: input.includeFields ?? known.includeFields,
      metafieldNamespaces: input.metafieldNamespaces ?? known.metafieldNamespaces,
      filter: input.filter === undefined ? known.filter : input.filter,
      name: input.name ?? known.name,
      updatedAt: state.time(),
    }),
  );
}

function remove(args: Arguments, { state }: Context): Outcome<string> {
  const id = String(args.id);
  if (!state.subscriptions.has(id)) return missing();
  state.subscriptions.delete(id);
  return ok(id);
}

const theSubscription = (webhookSubscription: WebhookSubscriptionRecord) => ({
  webhookSubscription,
});

export const webhookMutations: Record<string, Resolver<unknown>> = {
  webhookSubscriptionCreate: mutation(create, theSubscription),
  webhookSubscriptionUpdate: mutation(update, theSubscription),
  webhookSubscriptionDelete: mutation(remove, (id) => ({ deletedWebhookSubscriptionId: id })),
};

/** Sends our operations to one store's Admin GraphQL API: within its budget, once each, never retried here. */
import { fail, ok } from '../../shared/result.ts';
import type { Lane } from '../budget.ts';
import type { Answer } from '../platform.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import type { Reserved } from '../platform-gate.ts';
import type { PlatformOptions } from '../platform-options.ts';
import type { Operation } from './operation.ts';
import { type PostFailure, post } from './post.ts';
import { failureOfStatus, lost, readReply, unreadable } from './reply.ts';
import { readBody } from './reply-body.ts';
import { tellTrace } from './tell-trace.ts';

/** Supported for at least a year from 2026-10-01; operations and types are checked against exactly this version. */
export const apiVersion = '2026-10';

/** A change is given up on as `unknown` after this time (architecture rule 2). */
const mutationLimitMs = 30_000;
const queryLimitMs = 10_000;

export type ShopifyClient = {
  /**
   * Sends the operation once.
   * @param lane how urgent it is when the store's budget runs low
   * @returns its data; every failure is a value
   */
  send<Reply extends object, Variables>(
    operation: Operation<Reply, Variables>,
    variables: Variables,
    lane: Lane,
  ): Answer<Reply>;
};

export function shopifyClient(options: PlatformOptions): ShopifyClient {
  const { gate, now } = options;
  const noteVersion = versionWatch(options.log);
  return {
    async send<Reply extends object, Variables>(
      operation: Operation<Reply, Variables>,
      variables: Variables,
      lane: Lane,
    ) {
      const token = await tokenOf(options);
      if (!token.ok) return token;
      const reserved = await ask(() => gate.reserve(operation.cost, lane));
      if (!reserved)
        return fail({ kind: 'unreachable', message: 'The store gate did not answer.' });
      if (!reserved.ok) return fail(notNow(reserved));

      const limitMs = operation.kind === 'mutation' ? mutationLimitMs : queryLimitMs;
      const at = now();
      const posted = await post(
        options.fetch,
        requestOf(options.baseUrl, token.value, operation, variables),
        limitMs,
      );
      const sent = { call: operation.name, at, ms: now() - at, request: variables };
      tellTrace(options.trace, sent, posted, token.value);
      if (!posted.ok) return fail(failureOfPost(posted.failure, operation));
      const { headers, text } = posted.value;
      noteVersion(headers.get('x-shopify-api-version'));
      const body = readBody(text);
      const status = body?.throttleStatus;
      const refused = failureOfStatus(posted.value, body, operation, now());
      // A report that gets lost makes the next estimate worse, nothing else.
      if (refused?.kind === 'unauthorized' || refused?.kind === 'forbidden')
        await ask(() => gate.refusedEntry(refused.kind));
      else if (status) await ask(() => gate.report(status));
      if (refused) return fail(refused);
      const reply = readReply(body, operation);
      // The document was checked against the schema that the store serves, so its data has these types.
      return reply.ok ? ok(reply.value as Reply) : reply;
    },
  };
}

/** Why the gate lets no call through now. */
function notNow({ waitSeconds, paused }: Extract<Reserved, { ok: false }>): PlatformFailure {
  if (!paused) return { kind: 'throttled', retryAfterSeconds: waitSeconds };
  const message = `The store lets us in no more (${paused.why}); it is asked again within a minute.`;
  return { kind: 'paused', why: paused.why, retryAfterSeconds: waitSeconds, message };
}

function failureOfPost(
  { kind, why }: PostFailure,
  operation: Pick<Operation<unknown, unknown>, 'kind' | 'cost'>,
): PlatformFailure {
  switch (kind) {
    case 'not-sent':
      return { kind: 'unreachable', message: why };
    case 'no-answer':
      return lost(operation, why);
    case 'too-long':
      return unreadable(operation, why);
  }
}

const tokenOf = async ({ token }: PlatformOptions) =>
  typeof token === 'string' ? ok(token) : token();

function requestOf<Reply, Variables>(
  baseUrl: string,
  token: string,
  operation: Operation<Reply, Variables>,
  variables: Variables,
) {
  return {
    url: `${baseUrl}/admin/api/${apiVersion}/graphql.json`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-shopify-access-token': token,
    },
    body: JSON.stringify({ query: operation.text, operationName: operation.name, variables }),
  };
}

/** An expired version falls forward silently; the header is the only sign of it. Said once. */
function versionWatch(log: PlatformOptions['log']): (served: string | null) => void {
  let said = false;
  return (served) => {
    if (said || served === null || served === apiVersion) return;
    said = true;
    log(`Shopify answers with API version ${served.slice(0, 20)} instead of ${apiVersion}`);
  };
}

/** The gate lives in another object: it may be unreachable. */
async function ask<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch {
    return undefined;
  }
}

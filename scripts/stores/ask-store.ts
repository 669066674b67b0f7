// Sends a document to a store's Admin API, as any program with its token would.
import type { RunStore } from '../local/run-file.ts';

type Reply<Answer> = { data?: Answer; errors?: { message: string }[] };
type WithUserErrors = { userErrors?: { field?: string[] | null; message: string }[] };

/**
 * Sends `document` with `variables` to `store` and answers what it returned. Throws a sentence that names the store
 * where it cannot be reached, answers something else than JSON, or refuses (top-level errors and userErrors alike).
 */
export async function askStore<Answer extends Record<string, unknown>>(
  store: Pick<RunStore, 'name' | 'baseUrl' | 'token'>,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await fetch(`${store.baseUrl}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': store.token },
    body: JSON.stringify({ query: document, variables }),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  const reply = parse<Reply<Answer>>(text);
  if (!response.ok || !reply) {
    throw new Error(`${store.name} answered HTTP ${response.status}: ${text.slice(0, 200)}`);
  }
  if (reply.errors || !reply.data) {
    throw new Error(
      `${store.name}: ${(reply.errors ?? []).map(({ message }) => message).join('; ')}`,
    );
  }
  const refused = Object.values(reply.data).flatMap(
    (payload) => (payload as WithUserErrors | null)?.userErrors ?? [],
  );
  if (refused.length > 0) {
    const reasons = refused.map(({ field, message }) =>
      `${field?.join('.') ?? ''} ${message}`.trim(),
    );
    throw new Error(`${store.name} refused: ${reasons.join('; ')}`);
  }
  return reply.data;
}

function parse<Value>(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

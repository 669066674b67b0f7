// The HTTP side of the Admin API: address, token, JSON body, and the faults that strike a request.
import type { AccessTokens } from './access-tokens.ts';
import type { FaultSettings } from './faults/fault-settings.ts';
import { withRequestFaults } from './faults/with-request-faults.ts';
import type { Answerer, GraphqlRequest } from './graphql/answer-request.ts';
import { apiVersion } from './graphql/build-schema.ts';

export type AdminApi = {
  tokens: AccessTokens;
  faults: FaultSettings;
  random: () => number;
  answerer: Answerer;
  newRequestId: () => string;
};

const path = /^\/admin\/api\/([^/]+)\/graphql\.json$/;
const badToken = '[API] Invalid API key or access token (unrecognized login or wrong password)';

/**
 * Answers `POST /admin/api/{version}/graphql.json` as Shopify does: 404 for an unknown address or version, 401 for a
 * wrong token, 400 for a body that cannot be read, and 200 for everything GraphQL has to say.
 * @throws ConnectionCut where a fault cuts the connection
 */
export async function answerAdminApi(api: AdminApi, request: Request): Promise<Response> {
  const version = path.exec(new URL(request.url).pathname)?.[1];
  const headers = { 'x-shopify-api-version': apiVersion, 'x-request-id': api.newRequestId() };
  const json = (status: number, body: object) => Response.json(body, { status, headers });
  if (version !== apiVersion) return json(404, { errors: 'Not Found' });
  if (request.method !== 'POST') return json(405, { errors: 'Method Not Allowed' });
  if (!api.tokens.admits(request.headers.get('x-shopify-access-token')))
    return json(401, { errors: badToken });
  const body = await request.text();
  return withRequestFaults({
    faults: api.faults,
    body,
    random: api.random,
    run: async () => {
      const read = readBody(body);
      return typeof read === 'string'
        ? json(400, { errors: { query: read } })
        : json(200, api.answerer.answer(read));
    },
    throttled: async () => {
      const read = readBody(body);
      return typeof read === 'string'
        ? json(400, { errors: { query: read } })
        : json(200, api.answerer.throttled(read));
    },
  });
}

/** @returns the request, or what is wrong with its body */
function readBody(body: string): GraphqlRequest | string {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    return 'The body must be JSON with a query.';
  }
  if (typeof read !== 'object' || read === null) return 'Required parameter missing or invalid';
  const { query, variables, operationName } = read as Record<string, unknown>;
  if (typeof query !== 'string' || query.trim() === '')
    return 'Required parameter missing or invalid';
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables)))
    return 'Variables must be a JSON object.';
  return {
    query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  };
}

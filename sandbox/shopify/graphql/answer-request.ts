// Answers one Admin API request: reads it, validates it against the schema, charges its cost, runs it, commits it.
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { State } from '../state.ts';
import type { Bucket } from './bucket.ts';
import { adminSchema } from './build-schema.ts';
import type { Context } from './context.ts';
import { actualCost, type CostQuestion, requestedCost } from './cost.ts';
import { coded } from './errors.ts';
import { resolveField } from './resolve-field.ts';
import { resolveType } from './resolve-type.ts';

export type GraphqlRequest = {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string | undefined;
};

export type Answerer = {
  /** the JSON body of the answer; the HTTP status is always 200 */
  answer(request: GraphqlRequest): object;
  /** Shopify's THROTTLED answer for this request, with nothing done */
  throttled(request: GraphqlRequest): object;
};

/** Shopify refuses a single query above this: https://shopify.dev/docs/api/usage/limits */
const mostPoints = 1000;
const rateLimits = 'https://shopify.dev/api/usage/rate-limits';

type Read = { ok: true; question: CostQuestion } | { ok: false; errors: readonly GraphQLError[] };

/** @param bucket points of this store and app */
export function openAnswerer(store: { state: State; bucket: Bucket; baseUrl: string }): Answerer {
  const { state, bucket } = store;

  function answer(request: GraphqlRequest): object {
    const read = readRequest(request);
    if (!read.ok) return { errors: read.errors };
    const requested = requestedCost(read.question);
    if (requested > mostPoints) return { errors: [tooExpensive(requested)] };
    if (!bucket.take(requested)) return refused(requested);
    const context: Context = { state, baseUrl: store.baseUrl, figures: new Map(), searches: [] };
    const result = run(read.question, context);
    const actual = result.data == null ? 0 : actualCost(read.question, plain(result.data));
    bucket.giveBack(Math.max(0, requested - actual));
    const cost = costOf(requested, actual);
    const search = context.searches.length === 0 ? {} : { search: context.searches };
    return { ...result, extensions: { cost, ...search } };
  }

  function throttled(request: GraphqlRequest): object {
    const read = readRequest(request);
    return read.ok ? refused(requestedCost(read.question)) : { errors: read.errors };
  }

  function run({ schema, document, operation, variables }: CostQuestion, context: Context) {
    const work = () =>
      synchronous(
        execute({
          schema,
          document,
          variableValues: variables,
          operationName: operation.name?.value ?? null,
          contextValue: context,
          fieldResolver: resolveField as never,
          typeResolver: resolveType,
        }),
      );
    return operation.operation === 'mutation' ? state.transaction(work) : work();
  }

  const costOf = (requested: number, actual: number | null) => ({
    requestedQueryCost: requested,
    actualQueryCost: actual,
    throttleStatus: bucket.status(),
  });

  const refused = (requested: number) => ({
    errors: [
      { message: 'Throttled', extensions: { code: 'THROTTLED', documentation: rateLimits } },
    ],
    extensions: { cost: costOf(requested, null) },
  });

  return { answer, throttled };
}

function readRequest({ query, variables, operationName }: GraphqlRequest): Read {
  const schema = adminSchema();
  const read = readDocument(query);
  if (read.errors.length > 0 || read.document === undefined)
    return { ok: false, errors: read.errors };
  const { document } = read;
  const operation = getOperationAST(document, operationName);
  if (operation == null)
    return { ok: false, errors: [coded(noOperation(operationName), 'BAD_REQUEST')] };
  const filled = { ...defaults(operation), ...variables };
  return { ok: true, question: { schema, document, operation, variables: filled } };
}

const noOperation = (name: string | undefined): string =>
  name === undefined ? 'An operation name is required' : `No operation named "${name}"`;

type ReadDocument = { document?: DocumentNode; errors: readonly GraphQLError[] };
const documents = new Map<string, ReadDocument>();
const keptDocuments = 300;

/** Parses and validates, and remembers the last documents: stories send the same few over and over. */
function readDocument(query: string): ReadDocument {
  const known = documents.get(query);
  if (known !== undefined) return known;
  const read = parseDocument(query);
  if (documents.size >= keptDocuments) documents.clear();
  documents.set(query, read);
  return read;
}

function parseDocument(query: string): ReadDocument {
  try {
    const document = parse(query);
    return { document, errors: validate(adminSchema(), document) };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

/** Variables' own defaults, for costs: execution reads them by itself. */
function defaults(operation: OperationDefinitionNode): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue?.kind === 'IntValue') given[variable.name.value] = Number(defaultValue.value);
  return given;
}

function tooExpensive(cost: number): GraphQLError {
  return coded(
    `Query cost is ${cost}, which exceeds the single query max cost limit (${mostPoints}).`,
    'MAX_COST_EXCEEDED',
    { cost, maxCost: mostPoints, documentation: rateLimits },
  );
}

function synchronous(result: ExecutionResult | Promise<ExecutionResult>): ExecutionResult {
  if (result instanceof Promise) throw new Error('A resolver of the sandbox is asynchronous.');
  return result;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

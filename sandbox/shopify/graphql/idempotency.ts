// Makes mutations with @idempotent answer a repeated key with what was answered the first time.
import { createHash } from 'node:crypto';
import { type GraphQLResolveInfo, getDirectiveValues, getNamedType, isObjectType } from 'graphql';
import type { Arguments, Context } from './context.ts';
import { coded } from './errors.ts';

/** Mutations that refuse to run without the directive since 2026-04: their descriptions in the schema say so. */
const required = new Set([
  'inventoryActivate',
  'inventoryAdjustQuantities',
  'inventoryMoveQuantities',
  'inventorySetOnHandQuantities',
  'inventorySetQuantities',
  'locationActivate',
  'locationDeactivate',
  'refundCreate',
]);

/** How long a key is remembered. Shopify does not publish its own window. */
const keptMs = 24 * 3_600_000;

/**
 * @param run does the mutation and returns the source of its payload
 * @returns that, or the one kept under the same key; a payload with a user error where the key had other arguments
 * @throws GraphQLError BAD_REQUEST where the directive is required and absent, or its key is blank
 */
export function idempotently(
  args: Arguments,
  context: Context,
  info: GraphQLResolveInfo,
  run: () => unknown,
): unknown {
  const key = keyOf(info);
  if (key === undefined) {
    if (!required.has(info.fieldName)) return run();
    throw coded(
      'The @idempotent directive is required for this mutation but was not provided.',
      'BAD_REQUEST',
    );
  }
  if (key.trim() === '') throw coded('The idempotency key cannot be blank.', 'BAD_REQUEST');
  const { state } = context;
  const parameters = createHash('sha256')
    .update(JSON.stringify([info.fieldName, sorted(args)]))
    .digest('hex');
  const id = `${info.fieldName} ${key}`;
  const known = state.idempotency.get(id);
  if (known !== undefined && Date.parse(known.at) > state.now() - keptMs)
    return known.parameters === parameters ? known.answer : mismatch(info);
  const answer = run();
  state.idempotency.put({ id, parameters, answer, at: state.time() });
  return answer;
}

function keyOf({ schema, fieldNodes, variableValues }: GraphQLResolveInfo): string | undefined {
  const directive = schema.getDirective('idempotent');
  const [node] = fieldNodes;
  if (directive == null || node === undefined) return undefined;
  const values = getDirectiveValues(directive, node, variableValues);
  return values === undefined ? undefined : String(values.key);
}

/** The payload that says so; where its user errors carry no code, an error of the whole request does. */
function mismatch({ returnType }: GraphQLResolveInfo): unknown {
  const message = 'The same idempotency key cannot be used with different operation parameters.';
  const code = 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH';
  const payload = getNamedType(returnType);
  const errors = isObjectType(payload) ? payload.getFields().userErrors : undefined;
  const error = errors === undefined ? undefined : getNamedType(errors.type);
  if (isObjectType(error) && error.getFields().code !== undefined)
    return { userErrors: [{ code, field: null, message }] };
  throw coded(message, code);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

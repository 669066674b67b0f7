// How Shopify's own scalars are read and written: times, decimals, addresses and numbers beyond 2^31.
import {
  GraphQLError,
  type GraphQLScalarType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';

type ScalarChange = Partial<Pick<GraphQLScalarType, 'parseLiteral' | 'parseValue' | 'serialize'>>;

/** A scalar read by `read` from a variable or from text in the document. */
const reading = (read: (value: unknown) => unknown): ScalarChange => ({
  parseValue: read,
  parseLiteral: (node: ValueNode) =>
    read(
      node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : valueFromASTUntyped(node),
    ),
});

function decimal(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text)) return text;
  throw new GraphQLError(`invalid decimal '${String(value)}'`);
}

function dateTime(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  if (/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text)) {
    const zoned = /T.*(Z|[+-]\d\d:?\d\d)$/.test(text)
      ? text
      : `${text}${text.includes('T') ? 'Z' : ''}`;
    const at = Date.parse(zoned);
    if (!Number.isNaN(at)) return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
  }
  throw new GraphQLError(`invalid DateTime '${String(value)}'`);
}

function url(value: unknown): string {
  if (typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value)) return value;
  if (typeof value === 'string' && value.startsWith('/')) return value;
  throw new GraphQLError(`Invalid url '${String(value)}', missing scheme`);
}

function unsigned(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && /^\d+$/.test(text)) return text;
  throw new GraphQLError(`invalid unsigned integer '${String(value)}'`);
}

export const scalars: Record<string, ScalarChange> = {
  DateTime: reading(dateTime),
  Decimal: reading(decimal),
  Money: reading(decimal),
  URL: reading(url),
  UnsignedInt64: { ...reading(unsigned), serialize: String },
  BigInt: { serialize: String },
};

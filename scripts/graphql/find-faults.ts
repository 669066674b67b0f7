// Finds what is wrong with our documents against the real schema.
import {
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { estimateCost, type VariableSizes } from './estimate-cost.ts';
import { nameOf, type Operations } from './load-operations.ts';

/** A single query above this is refused whole (shopify.dev, GraphQL Admin rate limits). */
export const dearestOperation = 1000;

/** @returns a sentence for each fault; none where every operation may be sent */
export function findFaults(
  schema: GraphQLSchema,
  { document, operations, fragments }: Operations,
  sizes: VariableSizes,
): string[] {
  const invalid = validate(schema, document, specifiedRules).map(({ message, locations, source }) =>
    [source?.name, locations?.[0]?.line, message].filter(Boolean).join(':'),
  );
  // An invalid document has no cost, and its other faults only repeat the first.
  if (invalid.length > 0) return invalid;
  const dear = operations.flatMap((operation) => {
    const cost = estimateCost(schema, fragments, operation, sizes);
    return cost > dearestOperation
      ? [`${nameOf(operation)} may cost ${cost} points; ${dearestOperation} are allowed`]
      : [];
  });
  return [...deprecatedUses(schema, document), ...missingKeys(schema, operations), ...dear];
}

/** @returns a sentence for each field, argument, input or value that Shopify means to take away */
export function deprecatedUses(schema: GraphQLSchema, document: Operations['document']): string[] {
  const faults: string[] = [];
  const types = new TypeInfo(schema);
  const note = (what: string, reason: string | null | undefined) => {
    if (reason) faults.push(`${what} is deprecated: ${reason}`);
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        note(
          `${types.getParentType()?.name}.${name.value}`,
          types.getFieldDef()?.deprecationReason,
        );
      },
      Argument({ name }) {
        note(`argument ${name.value}`, types.getArgument()?.deprecationReason);
      },
      ObjectField({ name }) {
        const input = getNamedType(types.getParentInputType());
        if (!isInputObjectType(input)) return;
        note(`${input.name}.${name.value}`, input.getFields()[name.value]?.deprecationReason);
      },
      EnumValue({ value }) {
        note(`value ${value}`, types.getEnumValue()?.deprecationReason);
      },
    }),
  );
  return faults;
}

/** The schema says only in prose which mutations are refused without @idempotent. */
function missingKeys(schema: GraphQLSchema, operations: Operations['operations']): string[] {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  return operations
    .filter(({ operation }) => operation === 'mutation')
    .flatMap(({ selectionSet }) => selectionSet.selections)
    .flatMap((field) => {
      if (field.kind !== Kind.FIELD) return [];
      const prose = mutations[field.name.value]?.description ?? '';
      const has = field.directives?.some(({ name }) => name.value === 'idempotent');
      return /idempotency key is required/i.test(prose) && !has
        ? [`${field.name.value} needs @idempotent`]
        : [];
    });
}

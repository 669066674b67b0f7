// Cuts the whole Admin schema down to what our documents touch, so that types stay few and readable.
import {
  buildSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  type NamedTypeNode,
  print,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { LoadedSchema } from './load-schema.ts';

type SelectedFields = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Keeps every output field that the operations select, with its arguments, and input types and enums in full, apart
 * from deprecated arguments and inputs: our code cannot send what is not there. Descriptions are left out.
 * @returns SDL against which the operations are valid
 */
export function pruneSchema({ schema, document }: LoadedSchema, operations: DocumentNode): string {
  const selected = selectedFields(schema, operations);
  const byName = new Map(
    document.definitions.flatMap((one) => {
      const name = typeNameOf(one);
      return name === undefined ? [] : [[name, one] as const];
    }),
  );
  const kept = new Map<string, DefinitionNode>();
  const wanted = [...selected.keys()];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const definition = byName.get(name);
    const type = schema.getType(name);
    if (!definition || !type || isSpecifiedScalarType(type) || kept.has(name)) continue;
    const cut = cutDefinition(definition, selected.get(name) ?? new Set());
    kept.set(name, cut);
    wanted.push(...typesNamedIn(cut));
  }
  const definitions = document.definitions.flatMap((one) => {
    if (one.kind === Kind.SCHEMA_DEFINITION || one.kind === Kind.DIRECTIVE_DEFINITION) return [one];
    const cut = kept.get(typeNameOf(one) ?? '');
    return cut ? [withKnownTypesOnly(cut, kept)] : [];
  });
  const text = print(withoutDescriptions({ kind: Kind.DOCUMENT, definitions }));
  const faults = validate(buildSchema(text), operations, specifiedRules);
  if (faults.length > 0) throw new Error(`The cut schema lost something: ${faults.join('; ')}`);
  return `${text}\n`;
}

/** Output fields by type, as the operations select them; types named in conditions come without fields. */
function selectedFields(schema: GraphQLSchema, operations: DocumentNode): SelectedFields {
  const selected = new Map<string, Set<string>>();
  const fieldsOf = (type: string) => {
    const fields = selected.get(type) ?? new Set<string>();
    selected.set(type, fields);
    return fields;
  };
  const types = new TypeInfo(schema);
  visit(
    operations,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const type = types.getParentType();
        if (type) fieldsOf(type.name).add(name.value);
      },
      InlineFragment({ typeCondition }) {
        if (typeCondition) fieldsOf(typeCondition.name.value);
      },
    }),
  );
  // An interface needs a field, and whoever implements it must have it.
  for (const [name, fields] of selected) {
    const type = schema.getType(name);
    if (type && 'getFields' in type && 'id' in type.getFields()) fields.add('id');
    if (!isObjectType(type)) continue;
    for (const { name: implemented } of type.getInterfaces())
      for (const field of selected.get(implemented) ?? []) fields.add(field);
  }
  return selected;
}

function cutDefinition(definition: DefinitionNode, selected: ReadonlySet<string>): DefinitionNode {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return {
        ...definition,
        fields: (definition.fields ?? [])
          .filter(
            ({ name }) => selected.has(name.value) || (selected.size === 0 && name.value === 'id'),
          )
          .map((field) => ({ ...field, arguments: (field.arguments ?? []).filter(isCurrent) })),
      };
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { ...definition, fields: (definition.fields ?? []).filter(isCurrent) };
    default:
      return definition;
  }
}

const isCurrent = ({ directives }: InputValueDefinitionNode): boolean =>
  !directives?.some(({ name }) => name.value === 'deprecated');

/** Types that a definition's fields and arguments name; the interfaces it implements do not count. */
function typesNamedIn(definition: DefinitionNode): string[] {
  const names: string[] = [];
  visit('interfaces' in definition ? { ...definition, interfaces: [] } : definition, {
    NamedType({ name }) {
      names.push(name.value);
    },
  });
  return names;
}

function withKnownTypesOnly(
  definition: DefinitionNode,
  kept: ReadonlyMap<string, DefinitionNode>,
): DefinitionNode {
  const isKept = ({ name }: NamedTypeNode) => kept.has(name.value);
  if (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION
  )
    return { ...definition, interfaces: (definition.interfaces ?? []).filter(isKept) };
  return definition;
}

const withoutDescriptions = (document: DocumentNode): DocumentNode =>
  visit(document, {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });

const typeNameOf = (definition: DefinitionNode): string | undefined =>
  'name' in definition ? definition.name?.value : undefined;

// Reads what a query selects of a type, with its fragments opened.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export type SelectedField = {
  node: FieldNode;
  /** the name in the answer */
  key: string;
  type: GraphQLOutputType;
};

/** @returns every field selected of `type`, in order; of other types of a union or interface as well */
export function selectedFields(
  schema: GraphQLSchema,
  fragments: Fragments,
  set: SelectionSetNode,
  type: GraphQLNamedType,
): SelectedField[] {
  return set.selections.flatMap((selection): SelectedField[] => {
    if (selection.kind === Kind.FIELD) {
      const field = 'getFields' in type ? type.getFields()[selection.name.value] : undefined;
      // __typename stands on every type and needs nothing of this.
      if (field === undefined || !('args' in field)) return [];
      const key = selection.alias?.value ?? selection.name.value;
      return [{ node: selection, key, type: field.type }];
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (fragment === undefined) return [];
    const narrowed = schema.getType(fragment.typeCondition?.name.value ?? type.name) ?? type;
    return selectedFields(schema, fragments, fragment.selectionSet, narrowed);
  });
}

export const isConnection = (type: GraphQLOutputType): boolean =>
  !isList(type) && getNamedType(type).name.endsWith('Connection');

export const isList = (type: GraphQLOutputType): boolean =>
  isListType(isNonNullType(type) ? type.ofType : type);

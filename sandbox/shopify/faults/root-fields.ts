// Finds which root fields a GraphQL request asks for, so that a fault can be limited to one of them.
import { type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';

/**
 * @param body the request's JSON: `{query, operationName?}`
 * @returns names such as 'orderCreate', fragments opened; none where the body cannot be read
 */
export function rootFields(body: string): string[] {
  const document = read(body);
  if (document === undefined) return [];
  const { parsed, operationName } = document;
  const operations = parsed.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  const chosen = operations.find(
    ({ name }) => operationName === undefined || name?.value === operationName,
  );
  return chosen === undefined ? [] : fieldsOf(chosen.selectionSet, parsed, new Set());
}

function fieldsOf(set: SelectionSetNode, document: DocumentNode, seen: Set<string>): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return fieldsOf(selection.selectionSet, document, seen);
    const { value: name } = selection.name;
    if (seen.has(name)) return [];
    seen.add(name);
    const fragment = document.definitions.find(
      (d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === name,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION
      ? fieldsOf(fragment.selectionSet, document, seen)
      : [];
  });
}

function read(body: string): { parsed: DocumentNode; operationName?: string } | undefined {
  try {
    const { query, operationName } = JSON.parse(body) as Record<string, unknown>;
    if (typeof query !== 'string') return undefined;
    const parsed = parse(query, { noLocation: true });
    return typeof operationName === 'string' ? { parsed, operationName } : { parsed };
  } catch {
    return undefined;
  }
}

// Reads our GraphQL documents.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  Source,
  visit,
} from 'graphql';

export type Operations = {
  /** All files as one document: fragments are shared between files. */
  document: DocumentNode;
  operations: OperationDefinitionNode[];
  fragments: Map<string, FragmentDefinitionNode>;
};

/** @param folder holds `*.graphql` files; every operation must have a name */
export function loadOperations(folder: string): Operations {
  const definitions = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .flatMap(
      (name) => parse(new Source(readFileSync(join(folder, name), 'utf8'), name)).definitions,
    );
  return operationsIn({ kind: Kind.DOCUMENT, definitions });
}

/** Sorts a document's definitions into operations and fragments. */
export function operationsIn(document: DocumentNode): Operations {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return {
    document,
    operations,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
  };
}

/** An operation's name; a document without names cannot be told apart in a log. */
export function nameOf(operation: OperationDefinitionNode): string {
  if (!operation.name) throw new Error(`Give this ${operation.operation} a name.`);
  return operation.name.value;
}

/** The fragments that an operation uses, directly or through others, in the order of their names. */
export function fragmentsOf(
  operation: OperationDefinitionNode,
  fragments: Operations['fragments'],
): FragmentDefinitionNode[] {
  const used = new Map<string, FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        follow(fragment);
      },
    });
  follow(operation);
  return [...used.values()].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
}

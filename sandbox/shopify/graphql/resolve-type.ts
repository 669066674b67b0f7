// Tells which type of an interface or union a record is: by its gid, or by the name it carries.
import { gidType } from '../gids.ts';
import { notDone } from './errors.ts';

/** @throws GraphQLError for a record that neither says */
export function resolveType(source: unknown): string {
  const { __typename, id } = source as { __typename?: string; id?: string };
  if (__typename !== undefined) return __typename;
  const type = id === undefined ? undefined : gidType(id);
  if (type === undefined) throw notDone('this kind of record');
  return type;
}

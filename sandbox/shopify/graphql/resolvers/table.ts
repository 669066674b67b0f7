// The shape of a resolver table: one resolver a field, for one type of the schema.
import type { Resolver } from '../context.ts';

/** `S` is what resolvers of the type are given: usually its record. */
export type Table<S> = Record<string, Resolver<S>>;

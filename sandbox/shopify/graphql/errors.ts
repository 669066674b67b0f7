// The GraphQL errors a store answers with, in Shopify's shape: a message and a code in the extensions.
import { GraphQLError } from 'graphql';

/** @param code Shopify's, 'BAD_REQUEST' */
export const coded = (message: string, code: string, more: object = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, ...more } });

/** @param what 'Mutation.draftOrderCreate' */
export const notDone = (what: string): GraphQLError =>
  coded(
    `The Crossdock sandbox does not do ${what}; docs/sandbox.md lists what it does.`,
    'NOT_IMPLEMENTED',
  );

export const invalidId = (id: string): GraphQLError =>
  coded(`Invalid global id '${id}'`, 'argumentLiteralsIncompatible');

/** A GraphQL document that is ready to be sent, with the types of what goes in and comes back. */

export type Operation<Reply, Variables> = {
  name: string;
  kind: 'query' | 'mutation';
  /** Points it may cost at most, by Shopify's published rules; what it really costs comes with the answer. */
  cost: number;
  text: string;
  /** Carries types only; never set. */
  types?: { reply: Reply; variables: Variables };
};

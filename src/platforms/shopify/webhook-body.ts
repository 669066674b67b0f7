/** What the body of a Shopify delivery names: ids whatever their writing, texts, or that it cannot be read. Pure. */
import type { PlatformEvent } from '../platform-event.ts';
import { type GidKind, gidOf } from './gid.ts';

export type Body = Record<string, unknown>;

/** Reads one topic's body; never throws. */
export type BodyReader = (body: Body, topic: string) => PlatformEvent;

/** Kept, so that a person sees it. */
export const unreadable = (topic: string, why: string): PlatformEvent => ({
  kind: 'unreadable',
  reason: `${topic}: ${why}`,
});

/** The id of the thing that a body is about: Shopify's own global id where it is there, else made from the number. */
export const ownId = (kind: GidKind, body: Body): string | undefined =>
  gidIn(kind, body.admin_graphql_api_id) ?? idOf(kind, body.id);

/** A global id, if it is one of that kind. */
export const gidIn = (kind: GidKind, given: unknown): string | undefined =>
  typeof given === 'string' && new RegExp(`^gid://shopify/${kind}/\\d+$`).test(given)
    ? given
    : undefined;

/** From a number, or from the text that parseExact keeps of a large one. */
export function idOf(kind: GidKind, value: unknown): string | undefined {
  if (typeof value === 'string' && /^\d+$/.test(value)) return gidOf(kind, value);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
    ? gidOf(kind, String(value))
    : undefined;
}

/** Undefined for an empty text, and for what is none. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

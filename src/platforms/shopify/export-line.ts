/** Reads the JSON object of one line of an export, and tells what in it has the shape it must have. Pure. */
import { UnreadableLine } from '../unreadable-line.ts';
import { objectOf } from './reply-body.ts';

/**
 * @param line without its line break
 * @returns undefined for an empty line
 * @throws UnreadableLine for what is no JSON, or no object
 */
export function exportLine(line: string): Record<string, unknown> | undefined {
  if (line.trim() === '') return undefined;
  const row = objectOf(parsed(line));
  if (!row) throw new UnreadableLine('it holds no object');
  return row;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UnreadableLine('it is no JSON');
  }
}

/** Shopify's field for the row that a row belongs to. */
export const ownerField = '__parentId';

/** Shopify's moments, with or without parts of a second. */
export const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** Whether it is a text of that shape. */
export const matches = (shape: RegExp, value: unknown): value is string =>
  typeof value === 'string' && shape.test(value);

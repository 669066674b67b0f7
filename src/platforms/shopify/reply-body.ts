/** Reads the envelope of an Admin API answer without trusting its shape. Pure. */
import type { ThrottleStatus } from '../platform-gate.ts';

export type ReplyError = { message: string; code: string | undefined };

export type ReplyBody = {
  /** As the answer has it: undefined where the store refused before running anything. */
  data: unknown;
  errors: ReplyError[];
  throttleStatus: ThrottleStatus | undefined;
  /** Points the store wanted for the operation. */
  requestedCost: number | undefined;
};

/** @returns undefined where the text is not a JSON object */
export function readBody(text: string): ReplyBody | undefined {
  const body = parseObject(text);
  if (!body) return undefined;
  const cost = objectOf(objectOf(body.extensions)?.cost);
  const requested = cost?.requestedQueryCost;
  return {
    data: body.data,
    errors: errorsOf(body.errors ?? body.error),
    throttleStatus: throttleStatusOf(objectOf(cost?.throttleStatus)),
    requestedCost: typeof requested === 'number' ? requested : undefined,
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Shopify writes errors as a list of objects, and before the API proper also as one text. */
function errorsOf(errors: unknown): ReplyError[] {
  if (typeof errors === 'string') return [{ message: errors, code: undefined }];
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => {
    const fields = objectOf(error);
    const code = objectOf(fields?.extensions)?.code;
    return {
      message: typeof fields?.message === 'string' ? fields.message : 'an error without words',
      code: typeof code === 'string' ? code : undefined,
    };
  });
}

function throttleStatusOf(status: Record<string, unknown> | undefined): ThrottleStatus | undefined {
  const maximumAvailable = status?.maximumAvailable;
  const currentlyAvailable = status?.currentlyAvailable;
  const restoreRate = status?.restoreRate;
  return typeof maximumAvailable === 'number' &&
    typeof currentlyAvailable === 'number' &&
    typeof restoreRate === 'number'
    ? { maximumAvailable, currentlyAvailable, restoreRate }
    : undefined;
}

/** The value as an object with unknown fields; undefined for anything else. */
export function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : undefined;
}

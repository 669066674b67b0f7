/** Says what an answer of the Admin API means: its data, or a PlatformFailure (architecture rule 2). Pure. */
import { fail, ok, type Result } from '../../shared/result.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import type { ThrottleStatus } from '../platform-gate.ts';
import type { Operation } from './operation.ts';
import { objectOf, type ReplyBody } from './reply-body.ts';

type Asked = Pick<Operation<unknown, unknown>, 'kind' | 'cost'>;

/** Codes that prove that nothing was done, even where the answer already has a `data` entry. */
const nothingDone: ReadonlySet<string> = new Set([
  'ACCESS_DENIED',
  'BAD_REQUEST',
  'MAX_COST_EXCEEDED',
  'SHOP_INACTIVE',
  'THROTTLED',
  'UNAUTHORIZED',
]);

/** Waiting time, seconds, where the store throttles without saying for how long. */
const shortWait = 1;
const longestMessage = 300;

/** No answer that counts: a change may have happened; a reading did no harm and may be asked again. */
export const lost = ({ kind }: Asked, message: string): PlatformFailure =>
  kind === 'mutation' ? { kind: 'unknown', message } : { kind: 'unreachable', message };

/** An answer, but none of the Admin API's. */
export const unreadable = ({ kind }: Asked, message: string): PlatformFailure =>
  kind === 'mutation' ? { kind: 'unknown', message } : { kind: 'unreadable-reply', message };

/**
 * What the HTTP status means (shopify.dev, response status codes of the Admin API).
 * @param now ms, for a Retry-After that names a date
 * @returns undefined for 200: the body decides
 */
export function failureOfStatus(
  reply: { status: number; headers: Headers },
  body: ReplyBody | undefined,
  asked: Asked,
  now: number,
): PlatformFailure | undefined {
  const { status } = reply;
  if (status === 200) return undefined;
  const message = [`HTTP ${status}`, body?.errors[0]?.message].filter(Boolean).join(': ');
  const words = message.slice(0, longestMessage);
  if (status === 401) return { kind: 'unauthorized', message: words };
  if (status === 402 || status === 403 || status === 423)
    return { kind: 'forbidden', status, message: words };
  if (status === 404) return { kind: 'not-found', message: words };
  if (status === 429 || status === 430)
    return { kind: 'throttled', retryAfterSeconds: retryAfter(reply.headers, now) };
  if (status === 408 || status >= 500) return lost(asked, words);
  if (status >= 400) return { kind: 'refused', code: `HTTP_${status}`, message: words };
  return unreadable(asked, `${words} instead of an answer`);
}

/** @returns the `data` of an answer with status 200, or why there is none that counts */
export function readReply(
  body: ReplyBody | undefined,
  asked: Asked,
): Result<object, PlatformFailure> {
  if (!body) return fail(unreadable(asked, 'The answer is not JSON of the Admin API.'));
  if (body.errors.length > 0) return fail(failureOfErrors(body, asked));
  if (typeof body.data !== 'object' || body.data === null)
    return fail(unreadable(asked, 'The answer holds neither data nor errors.'));
  return ok(body.data);
}

function failureOfErrors(body: ReplyBody, asked: Asked): PlatformFailure {
  const { errors, data } = body;
  const message = errors
    .map((error) => error.message)
    .join('; ')
    .slice(0, longestMessage);
  const code = errors.find((error) => error.code !== undefined)?.code;
  const proven = code !== undefined && nothingDone.has(code);
  if (asked.kind === 'mutation') {
    // A field that answered has been carried out, whatever else went wrong; `data: null` means it was begun.
    const answered = Object.values(objectOf(data) ?? {}).some((field) => field !== null);
    if (answered || (data !== undefined && !proven)) return { kind: 'unknown', message };
  }
  switch (code) {
    case 'THROTTLED':
      return { kind: 'throttled', retryAfterSeconds: secondsUntilAffordable(body, asked) };
    case 'ACCESS_DENIED':
    case 'SHOP_INACTIVE':
      return { kind: 'forbidden', status: 403, message };
    case 'UNAUTHORIZED':
      return { kind: 'unauthorized', message };
    case 'INTERNAL_SERVER_ERROR':
    case 'TIMEOUT':
      return lost(asked, message);
    default:
      return { kind: 'refused', code: code ?? 'GRAPHQL_ERROR', message };
  }
}

/** Shopify refills the bucket by `restoreRate` points a second (shopify.dev, GraphQL Admin rate limits). */
function secondsUntilAffordable(body: ReplyBody, asked: Asked): number {
  const status: ThrottleStatus | undefined = body.throttleStatus;
  if (!status || status.restoreRate <= 0) return shortWait;
  const missing = (body.requestedCost ?? asked.cost) - status.currentlyAvailable;
  return missing > 0 ? missing / status.restoreRate : shortWait;
}

function retryAfter(headers: Headers, now: number): number {
  const said = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(said) ? Number(said) : (Date.parse(said) - now) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : shortWait;
}

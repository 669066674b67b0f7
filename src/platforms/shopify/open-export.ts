/** Opens the file of a finished export: from a place we trust, without our token, from the byte that is wanted. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { fromByte } from './export-bytes.ts';

/** Where Shopify keeps results (shopify.dev, bulk operations, queries: `https://storage.googleapis.com/shopify/…`). */
const storage = 'storage.googleapis.com';

/** ms for the first word of the answer; a file may take longer to read whole. */
const openLimitMs = 30_000;

type Opening = Pick<PlatformOptions, 'baseUrl' | 'fetch'>;

/**
 * @param url as the store said it
 * @param from the first byte that is wanted; a server that does not skip is skipped for
 * @returns `refused` for an address that is not Shopify's, `unreadable-reply` for an answer that is no such file (it may
 * have expired), `unreachable` where nobody answered
 */
export async function openExport(
  options: Opening,
  url: string,
  from: number,
): Answer<ReadableStream<Uint8Array>> {
  if (!isTrusted(url, options.baseUrl))
    return fail({
      kind: 'refused',
      code: 'FOREIGN_ADDRESS',
      message: 'The store named a file at an address that is not its platform’s.',
    });
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), openLimitMs);
  let response: Response;
  try {
    response = await options.fetch(requestOf(url, from, controller.signal));
  } catch {
    return fail({ kind: 'unreachable', message: 'The file of the export cannot be reached.' });
  } finally {
    clearTimeout(timer);
  }
  const read = bytesOf(response, from);
  if (read.ok) return ok(read.bytes);
  await response.body?.cancel().catch(() => undefined);
  return fail({ kind: 'unreadable-reply', message: `The file of the export: ${read.why}.` });
}

/** The store's own address is trusted as the store is; of any other, only Shopify's storage, and only by https. */
export function isTrusted(url: string, baseUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  // A blob: address has the origin of whoever made it.
  const isWeb = protocol === 'https:' || protocol === 'http:';
  if (isWeb && origin === new URL(baseUrl).origin) return true;
  return protocol === 'https:' && host === storage;
}

/** Bytes are counted as the file has them: a compressed answer would count others. */
const requestOf = (url: string, from: number, signal: AbortSignal): Request =>
  new Request(url, {
    headers: {
      accept: '*/*',
      'accept-encoding': 'identity',
      ...(from > 0 && { range: `bytes=${from}-` }),
    },
    redirect: 'manual',
    signal,
  });

type Bytes = { ok: true; bytes: ReadableStream<Uint8Array> } | { ok: false; why: string };

function bytesOf({ status, headers, body }: Response, from: number): Bytes {
  const range = headers.get('content-range') ?? '';
  // Everything was read already: RFC 9110, 15.5.17, tells the length of the file.
  if (status === 416 && range === `bytes */${from}`) return { ok: true, bytes: nothing() };
  if (status !== 200 && status !== 206) return { ok: false, why: `HTTP ${status}` };
  if (/\bhtml\b/i.test(headers.get('content-type') ?? ''))
    return { ok: false, why: 'a web page came instead' };
  if (status === 200) return { ok: true, bytes: fromByte(body ?? nothing(), from) };
  if (headers.has('content-encoding')) return { ok: false, why: 'a part of it came compressed' };
  if (from === 0 || !range.startsWith(`bytes ${from}-`))
    return { ok: false, why: 'another part of it came than was asked for' };
  return { ok: true, bytes: fromByte(body ?? nothing(), 0) };
}

const nothing = (): ReadableStream<Uint8Array> =>
  new ReadableStream({ start: (controller) => controller.close() });
